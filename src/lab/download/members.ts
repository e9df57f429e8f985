import type { ClientOptions } from "./client.js";
import { type DownloadProcess, startProcess } from "./download-process.js";
import type { Pool } from "./pool.js";

export interface ProcessPool extends Pool {
  /** The numbers of the processes that live now. */
  readonly pids: readonly number[];
}

/** A fixed number of processes; one that has died is replaced when it is asked for. */
export function startMembers(connections: readonly number[], options: ClientOptions) {
  const start = (i: number) => startProcess(`process ${i + 1}`, connections[i]!, options);
  const members: DownloadProcess[] = connections.map((_, i) => start(i));
  return {
    get pids() {
      return members.filter(({ alive }) => alive).map(({ pid }) => pid);
    },
    member(i: number): DownloadProcess {
      if (!members[i]!.alive) members[i] = start(i);
      return members[i]!;
    },
    async ready() {
      await Promise.all(members.map((member) => member.ready()));
    },
    async close() {
      await Promise.all(members.map((member) => member.end()));
    },
  };
}
