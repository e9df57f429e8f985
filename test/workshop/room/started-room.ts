import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { startProgram } from "../../cli/program.js";
import { SECRET } from "./opened-room.js";
import { writeSmallSite } from "./small-site.js";

const PROGRAM = fileURLToPath(new URL("../../../dist/cli/workshop.js", import.meta.url));
const ADDRESS = /Learners join at +(http:\/\/127\.0\.0\.1:(\d+))\/join\/(\w+)/;

/** A room in a process of its own, as `npm run workshop` starts it. */
export interface StartedRoom {
  origin: string;
  code: string;
  secret: string;
  pid(): number;
  /** As a power failure would end it. */
  kill(): Promise<void>;
  /** On the same port and data. */
  restart(): Promise<void>;
}

/** @param timeout Milliseconds after which each process is killed. */
export async function startedRoom(timeout: number): Promise<StartedRoom> {
  const folder = await mkdtemp(join(tmpdir(), "overlap-room-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeSmallSite(join(folder, "site"));
  let program: ReturnType<typeof startProgram>;

  async function start(port: string): Promise<RegExpExecArray> {
    const places = ["--site", join(folder, "site"), "--data", join(folder, "data")];
    program = startProgram(PROGRAM, [...places, "--port", port, "--secret", SECRET], { timeout });
    for (;;) {
      const found = ADDRESS.exec(program.said.out);
      if (found) return found;
      const next = await Promise.race([once(program.child.stdout, "data"), program.ended]);
      if ("code" in next) throw new Error(`the room ended: ${next.err}`);
    }
  }
  async function kill(): Promise<void> {
    program.child.kill("SIGKILL");
    await program.ended;
  }

  onTestFinished(() => kill());
  const [, origin = "", port = "", code = ""] = await start("0");
  return {
    origin,
    code,
    secret: SECRET,
    pid: () => program.child.pid!,
    kill,
    async restart() {
      await start(port);
    },
  };
}
