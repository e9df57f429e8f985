import { describe, expect, it } from "vitest";
import { crowd } from "./crowd.js";
import { startedRoom } from "./started-room.js";

/**
 * How long the crowd submits. In the suite for some seconds; with `ROOM_SECONDS=600` as long as a
 * workshop's session, and then delays and memory are printed and judged too.
 */
const long = Number(process.env.ROOM_SECONDS ?? 0);
const seconds = long || 4;

describe("a room of 100 learners", () => {
  it.skipIf(process.platform === "win32")(
    "tells the projector of every submission, and loses none when it is killed in the middle",
    { timeout: (seconds + 100) * 1000 },
    async () => {
      const room = await startedRoom((seconds + 90) * 1000);
      const every = long ? 2000 : 1000;
      const report = await crowd(room, { clients: 100, seconds, every, kill: true });
      expect(report.submitted).toBeGreaterThan(100);
      expect(report.kept).toBe(report.submitted);
      expect(report.outage!.found).toBeGreaterThanOrEqual(report.outage!.confirmed);
      if (!long) return;
      const delays = report.delays.sort((one, other) => one - other);
      const at = (share: number) =>
        Math.round(delays[Math.floor(delays.length * share)] ?? Number.NaN);
      console.log(
        `${report.submitted} submissions in ${seconds} s, ${report.kept} kept, ${report.retried} requests again;`,
        `confirmed before the kill ${report.outage!.confirmed}, found after it ${report.outage!.found};`,
        `to the projector in ms: median ${at(0.5)}, 99 % ${at(0.99)}, longest ${Math.round(delays.at(-1)!)};`,
        `resident memory in MB: ${report.memory.join(", ")}`,
      );
      expect(delays.at(-1)).toBeLessThan(1000);
      expect(report.memory.at(-1)! - report.memory[0]!).toBeLessThan(64);
    },
  );
});
