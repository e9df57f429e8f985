import { describe, expect, it } from "vitest";
import type { Cell, Output } from "#press/notebook";
import { memoryCache } from "#press/page";
import { renderSite, type SiteOptions } from "#press/site";
import { code, display, lesson, machine, prose } from "../page/lesson.js";

const palette = {
  blue: { light: "#00457c", dark: "#86c5ff" },
  paper: { light: "#ffffff", dark: "#15191e" },
};
const put = (holds: boolean): Output =>
  display({
    "application/vnd.overlap.claim+json": {
      ...{ id: "c", text: "It is so.", kind: "exact", holds, evidence: "e" },
    },
  });

interface Changes {
  prose?: string;
  heading?: string;
  title?: string;
  code?: string;
  output?: Output;
  means?: string;
  exports?: Record<string, string>;
  link?: string;
}

function site(changes: Changes = {}): Omit<SiteOptions, "out"> {
  const { heading = "Sizes", title = "Start", link = "sizes", means = "A wait." } = changes;
  const first: Cell[] = [
    prose("top", `# ${title}\n\n${changes.prose ?? "Words of `now`."}`),
    prose("part", `## ${heading}\n\nThe latency.`),
    code("run", changes.code ?? 'import { now } from "overlap/time";', [
      changes.output ?? put(true),
    ]),
  ];
  const second = [prose("b", `# On\n\nSee [there](./00-a.ipynb#${link}), latency.`)];
  const exports = changes.exports ?? { now: "now.ts" };
  return {
    ...{ course: { title: "Overlap", pitch: "p" }, machine, palette },
    lessons: [lesson("00-a", first, { title }), lesson("01-b", second, { title: "On" })],
    glossary: {
      terms: [{ term: "latency", means, explained: "01-b#b", shown: "00-a#run" }],
      constructs: [],
    },
    modules: [{ name: "time", files: [{ path: "now.ts", code: "1;" }], exports, tests: [] }],
  };
}

describe("renderSite(options), where an earlier site is kept", () => {
  it.each<[string, Changes, string[]]>([
    ["prose", { prose: "Other words." }, ["00-a.html", "assets/search-index.js"]],
    ["a lesson's title", { title: "Begin" }, ["00-a.html", "01-b.html", "index.html"]],
    ["code", { code: "1 + 1;" }, ["00-a.html", "course.json"]],
    ["what code has put out", { output: put(false) }, ["00-a.html", "claims.html", "course.json"]],
    ["a term's meaning", { means: "A delay." }, ["00-a.html", "glossary.html"]],
    ["a heading, and the link to it", { heading: "Lengths", link: "lengths" }, ["01-b.html"]],
    ["what a module exports", { exports: { now: "clock.ts" } }, ["00-a.html"]],
  ])("shows at once another state of %s, as if nothing had been kept", async (_, change, paths) => {
    const cache = memoryCache();
    const { site: before } = await renderSite({ ...site(), cache });
    const { site: after } = await renderSite({ ...site(change), cache });
    const anew = await renderSite(site(change));
    expect(after).toEqual(anew.site);
    for (const path of paths) expect(after.get(path), path).not.toBe(before.get(path));
    expect((await renderSite({ ...site(), cache })).site).toEqual(before);
  });

  it("refuses at once a link that another lesson's new heading breaks", async () => {
    const cache = memoryCache();
    await renderSite({ ...site(), cache });
    await expect(renderSite({ ...site({ heading: "Lengths" }), cache })).rejects.toThrow(
      "01-b › b: the link ./00-a.ipynb#sizes leads to no heading or cell",
    );
    // A refused site is kept no less.
    await expect(renderSite({ ...site({ heading: "Lengths" }), cache })).rejects.toThrow("#sizes");
  });
});
