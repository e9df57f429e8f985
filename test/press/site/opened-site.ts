import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { type SiteOptions, writeSite } from "#press/site";
import { openBrowser } from "./browser.js";

/** Writes a site before the tests of a group, and opens a browser for them; both go after them. */
export function openedSite(options: () => Omit<SiteOptions, "out">) {
  let browser: Browser | undefined;
  let folder: string | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), "overlap-site-"));
    await writeSite({ ...options(), out: join(folder, "site") });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  return {
    /** Opens pages from the folder, in a browser with nothing remembered. */
    async reader(settings: BrowserContextOptions = {}) {
      const context = await browser!.newContext(settings);
      onTestFinished(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
      page.on("request", (request) => requests.push(request.url()));
      const address = (name: string) => pathToFileURL(join(folder!, "site", name)).href;
      const open = (name: string) => page.goto(address(name));
      return { page, open, address, complaints, requests };
    },
  };
}
