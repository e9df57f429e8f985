import type { Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { openBrowser } from "../../press/site/browser.js";
import { crowd } from "./crowd.js";
import { startedRoom } from "./started-room.js";

/**
 * How long the crowd submits. In the suite for some seconds; with `ROOM_SECONDS=600` as long as a
 * workshop's session, three of the learners and the projector in browsers; then delays and memory
 * are printed and judged too. `ROOM_KILL=no` leaves the room alive.
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
      const [screen, ...pages] = long ? await tabs(4) : [];
      const clients = 100 - pages.length;
      const report = await crowd(room, {
        clients,
        seconds,
        every,
        kill: process.env.ROOM_KILL !== "no",
        pages,
        ...(screen && { screen }),
      });
      expect(report.submitted).toBeGreaterThan(100);
      expect(report.kept).toBe(report.submitted);
      const { outage, delays, screenDelays, memory } = report;
      if (outage) expect(outage.found).toBeGreaterThanOrEqual(outage.confirmed);
      if (!long) return;
      console.log(
        [
          `${report.submitted} submissions in ${seconds} s, ${report.kept} kept, ${report.retried} requests again`,
          outage && `confirmed before the kill ${outage.confirmed}, found after it ${outage.found}`,
          `to the projector in ms: ${spread(delays)}; to its page: ${spread(screenDelays)}`,
          `resident memory in MB: ${memory.join(", ")}`,
        ].join("\n"),
      );
      expect(Math.max(...delays, ...screenDelays)).toBeLessThan(1000);
      expect(memory.at(-1)! - memory[0]!).toBeLessThan(64);
    },
  );
});

/** Tabs of browsers, each a person's own. */
async function tabs(count: number): Promise<Page[]> {
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const people = Array.from({ length: count }, () => browser.newContext());
  return Promise.all(people.map(async (context) => (await context).newPage()));
}

function spread(delays: readonly number[]): string {
  const sorted = [...delays].sort((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return `median ${at(0.5)}, 99 % ${at(0.99)}, longest ${at(1)}`;
}
