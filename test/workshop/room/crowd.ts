import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { clientOf, follow } from "./opened-room.js";
import type { StartedRoom } from "./started-room.js";

export interface CrowdOptions {
  /** Simulated learners. */
  clients: number;
  /** How long they submit. */
  seconds: number;
  /** Milliseconds between two submissions of one learner, on average. */
  every: number;
  /** Kill the room with SIGKILL in the middle, and start it again. */
  kill?: boolean;
}

/** What became of a crowd's submissions. */
export interface CrowdReport {
  /** Different submissions; each was confirmed in the end. */
  submitted: number;
  /** How many the room says that it has kept. */
  kept: number;
  /** Requests that had to be made again, all during the outage. */
  retried: number;
  /** Confirmed before the kill, and how many of all the room had right after it. */
  outage?: { confirmed: number; found: number };
  /** Milliseconds from the request until the projector was told; without those of the outage. */
  delays: number[];
  /** The room's resident memory in MB: when all had joined, in the middle, at the end. */
  memory: number[];
}

interface Sent {
  start: number;
  /** The room's count with it; 0 until it is confirmed. */
  count: number;
}

const ANSWERS = ["0.9 s", "1.7 s"];

/** Lets learners submit at random moments, as often as it takes, and watches the projector. */
export async function crowd(
  room: StartedRoom,
  { clients, seconds, every, kill = false }: CrowdOptions,
): Promise<CrowdReport> {
  const { join, instructor, ask } = clientOf(room);
  const { cookie, act } = await instructor();
  await act({ act: "show", what: "prediction", which: "two-awaits" });
  /** When the projector was first told of so many. */
  const told: [count: number, at: number][] = [];
  const watch = () =>
    follow<{ heard: number }>(room.origin, "/room/projector/events", { cookie }, ({ heard }) => {
      if (heard > (told.at(-1)?.[0] ?? 0)) told.push([heard, performance.now()]);
    });
  let projector = await watch();
  const learners = await Promise.all(Array.from({ length: clients }, () => join()));
  const streams = await Promise.all(
    learners.map(({ headers }) => follow(room.origin, "/room/events", headers)),
  );
  const memory = [residentMemory(room.pid())];
  const sent: Sent[] = [];
  let retried = 0;
  const end = performance.now() + seconds * 1000;

  const learn = async ({ tell }: (typeof learners)[number], index: number) => {
    for (let turn = 0; ; turn++) {
      await pause(every * (0.5 + ((index * 7919 + turn * 104_729) % 1000) / 1000));
      if (performance.now() > end) return;
      const told = { kind: "prediction", prediction: "two-awaits", answer: ANSWERS[turn % 2] };
      const id = randomUUID();
      const one: Sent = { start: performance.now(), count: 0 };
      sent.push(one);
      while (one.count === 0) {
        const answer = await tell(told, id).catch(() => undefined);
        if (answer?.status === 200) one.count = answer.body.heard;
        else if (answer && answer.status !== 429 && answer.status < 500) {
          throw new Error(`refused: ${answer.status} ${answer.text}`);
        } else {
          retried += 1;
          await pause(100);
        }
      }
    }
  };

  let outage: CrowdReport["outage"];
  let gap: [number, number] | undefined;
  const breakDown = async () => {
    await pause((seconds * 1000) / 2);
    memory.push(residentMemory(room.pid()));
    if (!kill) return;
    const begin = performance.now();
    await room.kill();
    const confirmed = sent.filter(({ count }) => count > 0).length;
    await room.restart();
    // Learners have begun to submit again by now: what they confirm anew is more, never less.
    const { body } = await ask("/room/instructor/catalogue", { headers: { cookie } });
    if (!body.lessons) throw new Error("the instructor's cookie did not outlive the restart");
    projector = await watch();
    const { heard } = await projector.until(() => true);
    outage = { confirmed, found: heard };
    gap = [begin, performance.now()];
  };
  await Promise.all([...learners.map(learn), breakDown()]);
  const { heard } = await projector.until(({ heard }) => heard >= sent.length);
  memory.push(residentMemory(room.pid()));
  projector.close();
  for (const stream of streams) stream.close();

  const delays = sent
    .filter(({ start }) => !gap || start > gap[1] || start < gap[0] - 1000)
    .map(({ start, count }) => Math.max(0, told.find(([seen]) => seen >= count)![1] - start));
  return {
    submitted: sent.length,
    kept: heard,
    retried,
    ...(outage && { outage }),
    delays,
    memory,
  };
}

function residentMemory(pid: number): number {
  const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Math.round(Number(kilobytes) / 1024);
}
