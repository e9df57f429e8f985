import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chartPalette } from "overlap/chart";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderSlides } from "#workshop/slides";
import { missingBrowser, openBrowser } from "../../press/site/browser.js";
import { notebooks, rehearsed } from "./rehearsal.js";

const lacking = missingBrowser();
const PRESENT = ".slides > .present > .slide.present";

interface Fit {
  count: number;
  misfits: { theme: string; slide: string; reason: string }[];
}

describe.skipIf(lacking)(`the slides in Chromium${lacking ? `: ${lacking}` : ""}`, () => {
  let folder: string;
  let browser: Browser;
  const ids = notebooks().map(({ id }) => id);

  beforeAll(async () => {
    const { files } = await renderSlides({
      title: "Overlap",
      lessons: notebooks().map(rehearsed),
      palette: chartPalette,
    });
    folder = await mkdtemp(join(tmpdir(), "overlap-slides-"));
    for (const [path, content] of files) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const address = (name: string) => {
    const [file = "", query] = name.split("?");
    return pathToFileURL(join(folder, file)).href + (query === undefined ? "" : `?${query}`);
  };

  /** A page, and what went wrong on it: errors of scripts and refusals of its policy. */
  async function open(name: string, size = { width: 1280, height: 720 }) {
    const page = await browser.newPage({ viewport: size });
    const wrong: string[] = [];
    page.on("pageerror", ({ message }) => wrong.push(message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) wrong.push(message.text());
    });
    await page.goto(address(name));
    return { page, wrong };
  }

  // To open a page of its own takes longer than to measure most decks.
  let measuring: Awaited<ReturnType<typeof open>> | undefined;

  async function fitOf(name: string, size: { width: number; height: number }): Promise<Fit> {
    measuring ??= await open("index.html");
    const { page, wrong } = measuring;
    wrong.length = 0;
    await page.setViewportSize(size);
    await page.goto(address(`${name}?fit`));
    await page.waitForSelector("html[data-fit]", { state: "attached", timeout: 60_000 });
    expect(wrong).toEqual([]);
    return JSON.parse((await page.getAttribute("html", "data-fit"))!) as Fit;
  }

  describe.each([
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ])("at $width x $height, light and dark", (size) => {
    it.each(ids)("%s: every slide fits", { timeout: 90_000 }, async (id) => {
      const { count, misfits } = await fitOf(`${id}.html`, size);
      expect(misfits).toEqual([]);
      expect(count).toBeGreaterThan(10);
    });
  });

  it("are told where they do not fit, and why", { timeout: 60_000 }, async () => {
    const html = await readFile(join(folder, `${ids[2]}.html`), "utf8");
    const worse = html
      .replace("</h1>", `</h1><p>${"Far too many words. ".repeat(120)}</p>`)
      .replace("<code>", `<code>${"x".repeat(200)}`)
      .replace(/font-size="15(px)?"/, 'font-size="4"');
    await writeFile(join(folder, "worse.html"), worse);
    const { misfits } = await fitOf("worse.html", { width: 1280, height: 720 });
    const reasons = misfits.filter(({ theme }) => theme === "dark").map(({ reason }) => reason);
    expect(reasons).toContainEqual(expect.stringMatching(/^runs over the edge: “Far too many/));
    expect(reasons).toContainEqual(expect.stringMatching(/^is set in .* px, less than 16/));
    expect(reasons.some((reason) => /xxxx|^scrolls/.test(reason))).toBe(true);
  });

  it("print one to the page", { timeout: 60_000 }, async () => {
    const { page, wrong } = await open(`${ids[2]}.html?print-pdf`);
    const slides = await page.locator(".slide").count();
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString(
      "latin1",
    );
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(slides);
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 960 540\s*\]/);
    expect(wrong).toEqual([]);
    await page.close();
  });

  it("stand one below the other without scripts", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address(`${ids[2]}.html`));
    const box = await page.locator(".slide").nth(1).boundingBox();
    expect(box).toMatchObject({ width: 1280, height: 720 });
    expect(await page.locator("aside.notes").first().isVisible()).toBe(false);
    await context.close();
  });

  const shown = (page: Page) => page.locator(PRESENT).getAttribute("id");

  it("go on and back by the keys of a clicker, and keep their place in the address", async () => {
    const { page, wrong } = await open(`${ids[2]}.html`);
    await page.waitForSelector(".reveal.ready");
    const first = await shown(page);
    for (const key of ["PageDown", "ArrowRight", "Space"]) await page.keyboard.press(key);
    const fourth = await shown(page);
    expect(fourth).not.toBe(first);
    await page.waitForURL(`**/*#/${fourth}`);
    await page.reload();
    await page.waitForSelector(".reveal.ready");
    expect(await shown(page)).toBe(fourth);
    for (const key of ["PageUp", "ArrowLeft", "PageUp"]) await page.keyboard.press(key);
    expect(await shown(page)).toBe(first);
    expect(wrong).toEqual([]);
    await page.close();
  });

  it("follow the system's theme, and change it by a key", async () => {
    const { page } = await open(`${ids[2]}.html`);
    await page.waitForSelector(".reveal.ready");
    const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await ground();
    await page.emulateMedia({ colorScheme: "light" });
    const light = await ground();
    expect(dark).not.toBe(light);
    await page.keyboard.press("t");
    expect(await ground()).toBe(dark);
    await page.close();
  });

  it("name every picture, and have one heading on each slide", async () => {
    const { page } = await open(`${ids[2]}.html?print-pdf`);
    const nameless = page.locator('.slide svg:not([aria-hidden="true"]):not([aria-label])');
    expect(await nameless.count()).toBe(0);
    const slides = await page.locator(".slide").count();
    expect(await page.locator(".slide > header > :is(h1, h2, h3)").count()).toBe(slides);
    await page.close();
  });

  it("have a speaker's window: notes, the next slide and a clock against the plan", {
    timeout: 60_000,
  }, async () => {
    const { page, wrong } = await open(`${ids[2]}.html`);
    await page.waitForSelector(".reveal.ready");
    const [desk] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("s")]);
    desk.on("pageerror", ({ message }) => wrong.push(message));
    await desk.clock.install();
    await desk.reload();
    await desk.waitForSelector(".clocks");
    const value = (name: string) =>
      desk.locator(".clocks div", { has: desk.locator("dt", { hasText: name }) }).locator("dd");
    expect(await value("Slide").textContent()).toMatch(/^1 of \d+$/);

    const view = (name: string) => desk.frameLocator(`iframe[title="${name}"]`);
    await page.keyboard.press("PageDown");
    const second = await shown(page);
    await view("Now").locator(`#${second}.present`).waitFor();
    await desk.keyboard.press("PageDown");
    await page.locator(`${PRESENT}:not(#${second})`).waitFor();
    await view("Now")
      .locator(`#${await shown(page)}.present`)
      .waitFor();
    await desk.keyboard.press("PageUp");
    await view("Now").locator(`#${second}.present`).waitFor();
    await expect.poll(() => desk.locator(".said").textContent()).not.toContain("No notes");

    await desk.clock.runFor(62_000);
    expect(await value("Taught").textContent()).toMatch(/^1:0\d of \d+ min$/);
    expect(await value("Plan").textContent()).toMatch(/^0:5\d ahead$|^1:0\d ahead$/);
    await desk.clock.runFor(20 * 60_000);
    expect(await value("Plan").textContent()).toMatch(/^1\d:\d\d behind$/);
    await desk.getByRole("button", { name: "Pause" }).click();
    const paused = await value("Taught").textContent();
    await desk.clock.runFor(60_000);
    expect(await value("Taught").textContent()).toBe(paused);
    expect(wrong).toEqual([]);
    await desk.close();
    await page.close();
  });

  it("are listed, each with its file for print", async () => {
    const { page, wrong } = await open("index.html");
    const links = await page
      .locator(".decks a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(links).toEqual(ids.flatMap((id) => [`${id}.html`, `${id}.html?print-pdf`]));
    expect(wrong).toEqual([]);
    await page.close();
  });
});
