import { createServer } from "node:http";
import { bars, chartPalette, renderSvg } from "overlap/chart";
import { describe, expect, it, onTestFinished } from "vitest";
import { renderSite } from "#press/site";
import { code, display, lesson, machine, prose } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { openedSite } from "./opened-site.js";

const missing = missingBrowser();
const chart = bars([{ name: "loop", value: 135 }], { title: "One bar", unit: "ms" });
const shown = display({
  "application/vnd.vegalite.v5+json": chart,
  "image/svg+xml": await renderSvg(chart),
});
const options = () => ({
  course: { title: "Overlap", pitch: "p" },
  machine,
  palette: chartPalette,
  lessons: [
    lesson("00-charts", [
      prose("top", "# Charts\n\nWords that can be found."),
      code("bars", "show()", [shown]),
    ]),
    lesson("01-b", [prose("b", "# On\n\n[Back](./00-charts.ipynb)")]),
  ],
});

describe.skipIf(missing)(`From a server at a sub-path${missing ? ` (${missing})` : ""}`, () => {
  const { reader } = openedSite(options);
  const BASE = "/courses/of/2026/";
  const TYPES: Record<string, string> = { html: "text/html", css: "text/css" };

  /** Serves the site below the path only, under a policy that is stricter than the pages' own. */
  async function served(): Promise<string> {
    const { site } = await renderSite(options());
    const server = createServer((request, response) => {
      const path = decodeURI(request.url!.replace(/[?#].*/, ""));
      const body = path.startsWith(BASE) ? site.get(path.slice(BASE.length)) : undefined;
      const extension = path.slice(path.lastIndexOf(".") + 1);
      response.writeHead(body === undefined ? 404 : 200, {
        "content-type": TYPES[extension] ?? "text/javascript",
        "content-security-policy":
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      });
      response.end(body);
    });
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as { port: number };
    return `http://127.0.0.1:${port}${BASE}`;
  }

  it("a reader goes from page to page, searches and touches a chart, and nobody complains", {
    timeout: 120_000,
  }, async () => {
    const base = await served();
    const { page, requests, complaints } = await reader({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${base}index.html`);
    await page.getByRole("link", { name: "Honest downloads" }).first().click();
    await page.getByText("Words that can be found.").waitFor();
    const figure = page.locator("figure.chart").first();
    await figure.hover();
    await page.locator('figure[data-drawn="live"]').first().waitFor();
    await page.getByRole("link", { name: "Next" }).click();
    await page.waitForURL((url) => url.href !== `${base}00-charts.html`);
    await page.getByRole("link", { name: "Back" }).click();
    await page.waitForURL(`${base}00-charts.html`); // with its scripts: a key needs them
    await page.keyboard.press("/");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("found");
    const result = page.getByRole("dialog").getByRole("link").first();
    await result.waitFor();
    expect(await result.textContent()).toContain("Words that can be found.");
    await result.click();
    expect(page.url().startsWith(`${base}00-charts.html`)).toBe(true);
    const outside = requests.filter((url) => !url.startsWith(base) && !url.startsWith("data:"));
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
