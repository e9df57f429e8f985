import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chartPalette } from "overlap/chart";
import { game, type SchedulePoint } from "overlap/lesson";
import { lostUpdate, scheduleTree, twoLocksFixed } from "overlap/race";
import { describe, expect, it } from "vitest";
import type { Game } from "../../../dist/lab/lesson/mime.js";
import { code, display, lesson, machine } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { openedSite } from "./opened-site.js";

const MIME = "application/vnd.overlap.game+json";
/** What cells that call `game` put out: the kernel's writer is looked for among loaded modules. */
function shown(...games: [name: string, tree: SchedulePoint][]): Record<string, unknown>[] {
  const { cache } = createRequire(import.meta.url);
  const kernel = join(tmpdir(), "tslab", "dist", "jupyter.js");
  const written: { data: Record<string, unknown> }[] = [];
  const tslab = {
    lastWriteDisplayData: (message: (typeof written)[0]) => written.push(message),
    JupyterHandlerImpl: { prototype: { handleExecuteImpl: async () => {} } },
  };
  cache[kernel] = { exports: tslab } as unknown as NodeModule;
  try {
    for (const [name, tree] of games) game(name, tree);
  } finally {
    delete cache[kernel];
  }
  return written.map(({ data }) => data);
}
const [lost, fixed] = shown(
  [lostUpdate.name, scheduleTree(lostUpdate)],
  [twoLocksFixed.name, scheduleTree(twoLocksFixed)],
) as [Record<string, unknown>, Record<string, unknown>];

describe("game(name, tree)", () => {
  it("counts the schedules for viewers that have no buttons", () => {
    expect(lost["text/plain"]).toContain("It has 6 schedules.");
  });
  it("tells the state at each point, who has to wait, and what went wrong", () => {
    const { start } = lost[MIME] as Game;
    expect(start.state).toBe("{ count: 0 }");
    const end = ["A", "B", "A", "B"].reduce(
      (point, who) => point.next.find(({ task }) => task === who)!.after!,
      start,
    );
    expect(end).toEqual({
      state: "{ count: 1 }",
      broken: "two tasks added 1, the counter says 1",
      next: [],
    });
    const locked = (fixed[MIME] as Game).start.next[0]!.after!;
    expect(locked.next[1]).toEqual({ task: "B", label: "lock left" });
  });
});

const missing = missingBrowser();
describe.skipIf(missing)(`The reader is the scheduler${missing ? ` (${missing})` : ""}:`, () => {
  const site = openedSite(() => ({
    course: { title: "Overlap", pitch: "p" },
    machine,
    palette: chartPalette,
    lessons: [lesson("00-a", [code("play", "game()", [display(lost), display(fixed)])])],
  }));

  it("the keyboard alone breaks a program, goes back, and tries every schedule", async () => {
    const { page, open, complaints } = await site.reader();
    await open("00-a.html");
    const box = page.locator(".game").first();
    const status = box.getByRole("status");
    const run = async (schedule: string) => {
      for (const task of schedule) await page.keyboard.press(task);
    };
    await box.getByRole("button", { name: "A: read" }).focus();
    await run("abab");
    expect(await status.innerText()).toBe(
      "You broke it: two tasks added 1, the counter says 1. You have tried 1 of 6 schedules.",
    );
    expect(await box.locator(".steps li").allInnerTexts()).toEqual([
      "A read { count: 0 }",
      "B read { count: 0 }",
      "A write 1 { count: 1 }",
      "B write 1 { count: 1 }",
    ]);
    await page.keyboard.press("Backspace");
    expect(await box.locator(".steps li").count()).toBe(3);
    expect(await status.innerText()).toBe("");
    await page.keyboard.press("b");
    for (const schedule of ["aabb", "bbaa", "abba", "baab", "baba"]) {
      await box.getByRole("button", { name: "Again" }).focus();
      await page.keyboard.press("Enter");
      await run(schedule);
    }
    expect(await status.innerText()).toContain("You have tried 6 of 6 schedules.");
    expect(complaints).toEqual([]);
  });

  it("a task that has to wait cannot be chosen, and a repaired program holds in every schedule", async () => {
    const { page, open, complaints } = await site.reader({ viewport: { width: 380, height: 700 } });
    await open("00-a.html");
    const box = page.locator(".game").nth(1);
    await box.getByRole("button", { name: "A: lock left" }).click();
    expect(await box.getByRole("button", { name: "B waits for lock left" }).isDisabled()).toBe(
      true,
    );
    await page.keyboard.press("b");
    expect(await box.locator(".steps li").count()).toBe(1);
    await box.getByRole("button", { name: "Again" }).click();
    const total = await box.locator("details li").count();
    for (const schedule of await box.locator("details li code:first-child").allTextContents()) {
      for (const task of schedule.split(" ")) await page.keyboard.press(task);
      await box.getByRole("button", { name: "Again" }).focus();
      await page.keyboard.press("Enter");
    }
    for (const task of "AAAABBBB") await page.keyboard.press(task);
    expect(await box.getByRole("status").innerText()).toBe(
      `It held. You have tried ${total} of ${total} schedules. It holds in every one.`,
    );
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(380);
    expect(complaints).toEqual([]);
  });

  it("without scripts every schedule stands in a list", async () => {
    const { page, open } = await site.reader({ javaScriptEnabled: false });
    await open("00-a.html");
    const box = page.locator(".game").first();
    await box.locator("summary").click();
    expect(await box.locator("li").count()).toBe(6);
    expect(await box.locator("li", { hasText: "A B A B" }).innerText()).toBe(
      "A B A B two tasks added 1, the counter says 1: { count: 1 }",
    );
  });
});
