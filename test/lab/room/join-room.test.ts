import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { check, type Exercise, predict, reveal } from "overlap/lesson";
import { joinRoom, lowerHand, measureMachine, raiseHand } from "overlap/room";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { follow, openedRoom } from "../../workshop/room/opened-room.js";

const run = promisify(execFile);

const threeCalls: Exercise<number> = {
  id: "three-calls",
  expected: "42",
  hints: ["h"],
  observe: async (answer) => ({ passed: answer === 42, observed: String(answer) }),
};
const options = ["0.9 s", "1.7 s"];
const ask = (answer?: string) =>
  predict("two-awaits", "How long?", { options, ...(answer !== undefined && { answer }) });

beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  return () => vi.restoreAllMocks();
});

/** What the room knows, one line for each thing. */
async function known({ instructor }: Awaited<ReturnType<typeof openedRoom>>): Promise<string[]> {
  const { ask } = await instructor();
  return (await ask("/room/instructor/room.csv")).text.split("\r\n").slice(1, -1);
}

describe("joinRoom(room, options)", () => {
  it("tells the room what is predicted, recorded and checked, until it is left", async () => {
    const opened = await openedRoom();
    const joined = await joinRoom(opened.room.joinAddress, { name: "Ada", measure: false });
    ask();
    const guess = ask("0.9 s");
    reveal(guess, { truth: "1.7 s", because: "In a row." });
    // Another machine recorded what is none of the answers: no matter of the histogram's.
    reveal(guess, { truth: "1.8 s", because: "In a row." });
    await check(threeCalls, 41);
    await check(threeCalls, 42);
    await joined.leave();
    ask("1.7 s");
    await check(threeCalls, 42);
    expect(joined.waiting).toBe(0);
    expect(await known(opened)).toEqual([
      "1,Ada,prediction,two-awaits,0.9 s",
      "1,Ada,recorded,two-awaits,1.7 s",
      "1,Ada,exercise,three-calls,passed",
    ]);
  });

  it("is the same learner each time, also in another kernel, and another as a page's companion", async () => {
    const folder = await mkdtemp(join(tmpdir(), "overlap-learner-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const opened = await openedRoom();
    const { joinAddress, origin, code } = opened.room;
    const progress = join(folder, "learn", "progress.json");
    const inKernel = async () => {
      const script = `
        import { enterLearnerKernel } from "overlap/learner";
        import { predict } from "overlap/lesson";
        import { joinRoom } from "overlap/room";
        enterLearnerKernel(${JSON.stringify(progress)});
        for (let run = 0; run < 2; run++) {
          const room = await joinRoom(${JSON.stringify(joinAddress)}, { name: "Ada", measure: false });
          predict("two-awaits", "How long?", { options: ["0.9 s", "1.7 s"], answer: "0.9 s" });
          await room.leave();
        }`;
      await run(process.execPath, ["--input-type=module", "--eval", script]);
    };
    await inKernel();
    await inKernel();
    expect(await known(opened)).toEqual(["1,Ada,prediction,two-awaits,0.9 s"]);
    const file = join(folder, "learn", "rooms.json");
    expect(Object.keys(JSON.parse(await readFile(file, "utf8")))).toEqual([`${origin}/${code}`]);
    if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
    // What cannot be read or written keeps nobody out.
    await rm(file);
    await mkdir(join(file, "in-the-way"), { recursive: true });
    await inKernel();
    expect(await known(opened)).toHaveLength(2);
    expect((await readdir(join(folder, "learn"))).sort()).toEqual(["rooms.json"]);
    const page = await opened.join("Eve");
    const companion = (await page.ask("/room/me")).body.notebook as string;
    await (await joinRoom(joinAddress, { measure: false })).leave();
    const log = vi.mocked(console.log);
    await (await joinRoom(companion, { measure: false })).leave();
    expect(log.mock.calls.at(-1)![0]).toContain(`You are learner ${page.number} in`);
  });

  it("is what anything is sent by: without it, nothing is", async () => {
    const sent = vi.spyOn(globalThis, "fetch");
    ask("0.9 s");
    await check(threeCalls, 42);
    expect(() => raiseHand()).toThrow("raiseHand(): join a room first");
    expect(sent).not.toHaveBeenCalled();
  });

  it("raises and lowers a hand, and is gone when it has left", async () => {
    const opened = await openedRoom();
    const { cookie } = await opened.instructor();
    const { origin, joinAddress } = opened.room;
    const projector = await follow<{ hands: number; people: number }>(
      origin,
      "/room/projector/events",
      { cookie },
    );
    const joined = await joinRoom(joinAddress, { measure: false });
    raiseHand();
    await projector.until(({ hands }) => hands === 1);
    lowerHand();
    await projector.until(({ hands, people }) => hands === 0 && people === 1);
    raiseHand();
    await joined.leave();
    await projector.until(({ hands, people }) => hands === 0 && people === 0);
    projector.close();
  });

  it("says in one line what is wrong", async () => {
    const { room } = await openedRoom();
    const wrong = room.joinAddress.replace(room.code, "WRNGCODE");
    await expect(joinRoom(wrong)).rejects.toThrow(/^joinRoom: this is not the code of the room/);
    await expect(joinRoom("127.0.0.1:9/KX7M2PQR")).rejects.toThrow(
      /^joinRoom: no room answers at http:\/\/127\.0\.0\.1:9/,
    );
  });

  it("measures the machine once, on one thread and on more", { timeout: 60_000 }, async () => {
    const { kind, cores, points } = await measureMachine();
    expect(kind).toBe("machine");
    expect(points[0]).toEqual({ workers: 1, speedup: 1 });
    expect(points.at(-1)!.workers).toBe(cores);
    expect(points.every(({ speedup }) => speedup > 0)).toBe(true);
  });
});
