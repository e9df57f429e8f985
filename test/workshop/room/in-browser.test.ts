import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chartPalette } from "overlap/chart";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { parseNotebook } from "#press/notebook";
import type { Lesson } from "#press/page";
import { writeSite } from "#press/site";
import { display, lesson, machine, prose } from "../../press/page/lesson.js";
import { missingBrowser, openBrowser } from "../../press/site/browser.js";
import { openedRoom, SECRET } from "./opened-room.js";

const missing = missingBrowser();
const LESSON = "02-one-after-another";
const HINT = "Start all three before you await one.";
const asked = {
  id: "two-awaits",
  question: "How long does `await sleep(800); await sleep(900);` take?",
  options: ["0.8 s", "0.9 s", "1.7 s"],
};

/** What the run of lesson 02 put out, as far as a room is concerned with it. */
const outputs: Record<string, Record<string, unknown>> = {
  "how-long-two-awaits": { "application/vnd.overlap.prediction+json": asked },
  "reveal-two-awaits": {
    "application/vnd.overlap.prediction+json": { ...asked, truth: "1.7 s", because: "In a row." },
  },
  "check-three-calls": {
    "application/vnd.overlap.check+json": {
      exercise: "three-calls",
      passed: false,
      observed: "one after the other",
      expected: "all at once",
      hint: HINT,
      hints: [HINT],
    },
  },
};

/** Lesson 02 as it stands, with what its run put out. */
async function lesson02(): Promise<Lesson> {
  const file = fileURLToPath(new URL(`../../../notebooks/${LESSON}.ipynb`, import.meta.url));
  const notebook = parseNotebook(await readFile(file, "utf8"), `notebooks/${LESSON}.ipynb`);
  const missingCells = Object.keys(outputs).filter(
    (id) => !notebook.cells.some((cell) => cell.id === id),
  );
  expect(missingCells).toEqual([]);
  const cells = notebook.cells.map((cell) => {
    const data = outputs[cell.id];
    return data ? { ...cell, outputs: [display(data)] } : { ...cell, outputs: [] };
  });
  return { ...lesson(LESSON, cells), notebook: { ...notebook, cells } };
}

/** What the lesson links to. */
const others = ["00-start-here", "03-honest-downloads", "07-threads-for-computing"].map((id) =>
  lesson(id, [prose("top", `# ${id}`)]),
);

describe.skipIf(missing)(
  `An instructor, a projector and two learners in lesson 02${missing ? ` (${missing})` : ""}:`,
  () => {
    let browser: Browser;
    let folder: string;
    beforeAll(async () => {
      browser = await openBrowser();
      folder = await mkdtemp(join(tmpdir(), "overlap-room-site-"));
      const [first, ...rest] = others;
      await writeSite({
        course: { title: "Overlap", pitch: "p" },
        lessons: [first!, await lesson02(), ...rest],
        machine,
        palette: chartPalette,
        out: join(folder, "site"),
      });
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      if (folder) await rm(folder, { recursive: true, force: true });
    });

    /** A person with a browser of their own; what it complains of fails the test. */
    async function person(complaints: string[]): Promise<Page> {
      const context = await browser.newContext();
      onTestFinished(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      return page;
    }

    it("predict, see it revealed, solve, get help, and nothing shows a name or runs a script", {
      timeout: 120_000,
    }, async () => {
      const { room } = await openedRoom({ site: join(folder, "site") });
      const complaints: string[] = [];
      const desk = await person(complaints);
      await desk.goto(`${room.origin}/room/instructor#${encodeURIComponent(SECRET)}`);
      await desk.getByText("0 in the room, 0 hands raised, 0 results").waitFor();
      expect(desk.url()).toBe(`${room.origin}/room/instructor`);

      const projector = await desk.context().newPage();
      projector.on("pageerror", (error) => complaints.push(error.message));
      await projector.goto(`${room.origin}/room/projector`);
      const code = `${room.code.slice(0, 4)}-${room.code.slice(4)}`;
      await projector.locator(".code", { hasText: code }).waitFor();
      expect(await projector.locator(".qr svg").isVisible()).toBe(true);

      // One comes by the address in the picture, the other types the code.
      const [ada, eve] = [await person(complaints), await person(complaints)];
      await ada.goto(room.joinAddress);
      await ada.getByLabel("Name").fill("Ada");
      await ada.getByRole("button", { name: "Join" }).click();
      await ada.locator(".room-bar .who", { hasText: "Ada" }).waitFor();
      await eve.goto(`${room.origin}/join`);
      await eve.getByLabel("Code").fill("WRNG-CODE");
      await eve.getByRole("button", { name: "Join" }).click();
      await eve.getByText("this is not the code of the room").waitFor();
      await eve.getByLabel("Code").fill(code.toLowerCase());
      await eve.getByLabel("Name").fill("<img src=x onerror=alert(1)>");
      await eve.getByRole("button", { name: "Join" }).click();
      await eve.locator(".room-bar .who", { hasText: "<img src=x" }).waitFor();
      await desk.locator("#people strong", { hasText: "<img src=x onerror=alert(1)>" }).waitFor();
      await projector.getByText("2 in the room").waitFor();
      // The refused code is the browser's one complaint.
      expect(complaints.splice(0)).toEqual([expect.stringContaining("403")]);

      // Prediction and reveal.
      await desk.locator("#shows summary").click();
      await desk.locator("#shows li").getByRole("button", { name: "Show" }).click();
      await ada.getByRole("link", { name: "The room asks you something" }).click();
      await ada.waitForURL(`**/${LESSON}.html*`);
      await eve.goto(`${room.origin}/${LESSON}.html`);
      for (const [page, answer] of [
        [ada, "1.7 s"],
        [eve, "0.9 s"],
      ] as const) {
        const form = page.locator('.prediction.asked[data-prediction="two-awaits"]');
        await form.getByText(answer, { exact: true }).click();
        await form.getByRole("button", { name: "I commit to this" }).click();
      }
      await projector.getByText("2 answers").waitFor();
      const bars = () => projector.locator(".bars li .count").allTextContents();
      expect(await bars()).toEqual(["0", "1", "1"]);
      expect(await projector.getByText("The run recorded").count()).toBe(0);
      expect(await ada.locator(".prediction.revealed details").getAttribute("open")).toBeNull();
      await desk.locator("#shows li").getByRole("button", { name: "Reveal" }).click();
      await projector.getByText("The run recorded: 1.7 s. In a row.").waitFor();
      expect(await projector.locator(".bars li.right .label").textContent()).toContain("1.7 s");
      await ada.locator(".prediction.revealed details[open]").waitFor();

      // An exercise that a learner marks as solved.
      await ada.getByRole("button", { name: "I have solved this" }).click();
      await desk.getByRole("button", { name: "Exercises", exact: true }).click();
      await projector.getByText("Make three calls overlap").waitFor();
      await projector.locator(".count", { hasText: "1 passed" }).waitFor();

      // Hints and the solution, for both, without a reload.
      for (const page of [ada, eve]) {
        expect(await page.content()).not.toContain(HINT);
        expect(await page.locator("details.solution").count()).toBe(0);
        expect(await page.locator(".room-locked").count()).toBe(3);
      }
      await desk.locator("#locks summary").click();
      const section = desk.locator("#locks li", { hasText: "make three calls overlap" });
      await section.getByRole("button", { name: "Open 1 hint" }).click();
      for (const page of [ada, eve]) await page.locator("details.hint").waitFor();
      expect(await eve.locator("details.solution").count()).toBe(0);
      await section.getByRole("button", { name: "Open 1 solution" }).click();
      for (const page of [ada, eve]) {
        await page.locator("details.solution summary").click();
        await page.locator("#solution-three-calls").waitFor();
      }

      // A raised hand, which the instructor lowers.
      await eve.getByRole("button", { name: "Raise hand" }).click();
      await projector.getByText("1 hand raised").waitFor();
      const asking = desk.locator("#people li.hand");
      await asking.getByText("asks for help").waitFor();
      await asking.getByRole("button", { name: "Lower the hand" }).click();
      await eve.getByRole("button", { name: "Raise hand" }).waitFor();
      await asking.waitFor({ state: "detached" });

      expect(await projector.content()).not.toContain("Ada");
      expect(complaints).toEqual([]);
    });

    it.each([
      [1280, 720],
      [1920, 1080],
    ])("see all of a long slide at %i x %i", { timeout: 60_000 }, async (width, height) => {
      const { room, join: enter, instructor } = await openedRoom();
      const { act } = await instructor();
      for (const answer of [1, 4, 15, 40, 150, 420, 1500, 4200, 15_000]) {
        await (await enter()).tell({ kind: "prediction", prediction: "how-many", answer });
      }
      const recorder = await enter();
      await recorder.tell({ kind: "recorded", prediction: "how-many", truth: 40 });
      await act({ act: "show", what: "prediction", which: "how-many" });
      await act({ act: "reveal", prediction: "how-many", open: true });
      const page = await person([]);
      await page.setViewportSize({ width, height });
      await page.goto(`${room.origin}/room/instructor#${encodeURIComponent(SECRET)}`);
      await page.locator("#people li").first().waitFor();
      await page.goto(`${room.origin}/room/projector`);
      await page.getByText("1 run in this room: mostly 40 ms.").waitFor();
      const floor = (await page.locator("footer").boundingBox())!.y;
      const pieces = await page.locator("#slide").locator(".bars .label, .truth, h1").all();
      expect(pieces.length).toBeGreaterThanOrEqual(8);
      for (const piece of pieces) {
        const box = (await piece.boundingBox())!;
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height).toBeLessThanOrEqual(floor);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
      }
    });

    it("keep what they say while the network is away, until it is back", {
      timeout: 120_000,
    }, async () => {
      const { room, instructor } = await openedRoom({ site: join(folder, "site") });
      const { ask } = await instructor();
      const page = await person([]);
      await page.goto(room.joinAddress);
      await page.getByRole("button", { name: "Join" }).click();
      await page.locator(".room-bar .who", { hasText: "Learner 1" }).waitFor();
      await page.goto(`${room.origin}/${LESSON}.html`);
      await page.locator(".room-mark").waitFor();
      await page.context().setOffline(true);
      await page.getByRole("button", { name: "I have solved this" }).click();
      await page.getByText("1 result waits").waitFor();
      await page.context().setOffline(false);
      await page.getByText("1 result waits").waitFor({ state: "detached" });
      const csv = (await ask("/room/instructor/room.csv")).text;
      expect(csv).toContain("1,,exercise,three-calls,passed");
    });
  },
);
