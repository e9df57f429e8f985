import { describe, expect, it } from "vitest";
import { type GlossaryTerm, memoryCache, renderPage, termFinder } from "#press/page";
import { entry, lesson, prose } from "./lesson.js";

const term = (name: string, changes: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  term: name,
  means: `What \`${name}\` *means*.`,
  explained: "04-the-loop#a",
  shown: "04-the-loop#b",
  ...changes,
});
const terms = [
  term("thread", { everyday: "everybody has heard of it" }),
  term("worker thread"),
  term("back-off", { also: ["backs off"] }),
  term("latency", { also: ["latencies"] }),
  term("mutex", { explained: "00-here#a" }),
  term("mutex with latency", { explained: "00-here#a" }),
];

describe("termFinder(terms)", () => {
  const find = (text: string) =>
    termFinder(terms)(text).map(({ term, start, end }) => [term.term, text.slice(start, end)]);

  it("finds terms in the plural, in other forms, in capitals and over a line's end", () => {
    expect(find("Latencies: it backs off; back-offs and worker\nthreads.")).toEqual([
      ["latency", "Latencies"],
      ["back-off", "backs off"],
      ["back-off", "back-offs"],
      ["worker thread", "worker\nthreads"],
    ]);
  });

  it("takes the longest, and no part of another word", () => {
    expect(find("a worker thread, a thread, threaded, multi-thread, mutexes")).toEqual([
      ["worker thread", "worker thread"],
      ["thread", "thread"],
    ]);
  });

  it("tells an abbreviation from a name", () => {
    const lock = termFinder([term("interpreter lock", { also: ["GIL"] })]);
    expect(lock("Gil Tene, gil, GILs").map(({ start }) => start)).toEqual([15]);
  });

  it("finds nothing where there are no terms", () => {
    expect(termFinder([])("a thread")).toEqual([]);
  });
});

describe("a lesson's page with a glossary", () => {
  const page = async (source: string) => {
    const cells = [prose("a", source)];
    const entries = [entry("00-here")];
    const course = { title: "Overlap", pitch: "p" };
    const around = { course, entries, terms, cache: memoryCache() };
    return (await renderPage(lesson("00-here", cells), around)).html;
  };
  const linked = async (source: string) =>
    [...(await page(source)).matchAll(/class="term"[^>]*>([^<]*)</g)].map(([, words]) => words);

  it("links the first use of a term to the glossary, with its meaning as the title", async () => {
    expect(await page("A latency, and two latencies.")).toContain(
      'A <a href="glossary.html#latency" class="term" title="What latency means.">latency</a>, and two latencies.',
    );
  });

  it("links nothing in headings, code, links and quotations", async () => {
    const source =
      "## Latency\n\n> latency\n\n`latency` [latency](#a)\n\n```\nlatency\n```\n\n- **latencies**";
    expect(await linked(source)).toEqual(["latencies"]);
  });

  it("links neither what it explains itself nor words that readers bring along", async () => {
    expect(await linked("A mutex, a thread and a worker thread.")).toEqual(["worker thread"]);
  });

  it("links no part of a term that it explains itself", async () => {
    expect(await linked("A mutex with latency, and a latency.")).toEqual(["latency"]);
    expect(await linked("A mutex with latency.")).toEqual([]);
  });
});
