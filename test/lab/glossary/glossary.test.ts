import { constructs, type Term, terms } from "overlap/glossary";
import { describe, expect, it } from "vitest";
import { termFinder } from "#press/page";
import { aroundCell, cells, type PlacedCell } from "./lessons.js";

const find = termFinder(terms);
const mentioned = (text: string) => find(text).map(({ term }) => term.term);
const cellAt = (place: string) => cells.find((cell) => cell.place === place);
const pythons = constructs.flatMap((group) => group.constructs);

/** Where lessons speak of a term before the course has said what it is. */
function earlyUses(term: Term, course: readonly PlacedCell[] = cells): string[] {
  const explained = course.findIndex(({ place }) => place === term.explained);
  return course
    .slice(0, explained)
    .filter(({ prose }) => mentioned(prose).includes(term.term))
    .filter((cell) => !isExcused(cell, term, course[explained]!))
    .map(({ place }) => place);
}

/**
 * A cell may name a term early where it leads to its explanation by a link, where the very next
 * cell explains what this one shows, and where it tells what the lesson leaves for later.
 */
function isExcused(cell: PlacedCell, { explained }: Term, explaining: PlacedCell): boolean {
  const [lesson, id] = explained.split("#");
  const leadsThere =
    cell.source.includes(`](./${lesson}.ipynb`) || cell.source.includes(`](#${id})`);
  const isReadNext = cell.kind === "code" && explaining.at === cell.at + 1;
  return leadsThere || isReadNext || cell.id === "left-out";
}

describe("each term of the glossary", () => {
  it("has a name and forms that no other term has", () => {
    const names = terms.flatMap(({ term, also = [] }) =>
      [term, ...also].map((n) => n.toLowerCase()),
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each(terms)("$term is defined in one sentence, which does not use the term itself", (term) => {
    expect(term.means).toMatch(/^[A-Z*`].*[^.]\.$/);
    expect(term.means).not.toMatch(/[.!?] [A-Z]/);
    const before = term.means.split(/[:;]/)[0]!;
    expect(mentioned(before)).not.toContain(term.term);
  });

  it.each(terms)("$term is explained in a cell that speaks of it", ({ term, explained }) => {
    const cell = cellAt(explained);
    expect(cell, `${explained} is no cell`).toBeDefined();
    expect(mentioned(aroundCell(cell!, 0))).toContain(term);
  });

  it.each(terms)("$term is shown by code, in a cell that speaks of it", ({ term, shown }) => {
    const cell = cellAt(shown);
    expect(cell, `${shown} is no cell`).toBeDefined();
    expect(cell!.kind).toBe("code");
    expect(mentioned(aroundCell(cell!, 2))).toContain(term);
  });

  it.each(terms)("$term is used in no lesson before it is explained, unless by link", (term) => {
    const early = earlyUses(term);
    if (term.everyday === undefined) expect(early.join(", ")).toBe("");
    else expect(early, "it is an exception that is not needed").not.toEqual([]);
  });
});

/** What the articles behind the course use, and what their readers asked for. */
const wanted =
  "requests.Session, threading.local, RLock, Queue, ThreadPoolExecutor, ProcessPoolExecutor, initializer, gather, as_completed with tqdm, FIRST_COMPLETED, run_in_executor, async with, generators as coroutines, Curio, Trio, Celery, RQ, gevent, uvloop, Tornado, nest_asyncio, gtime";

describe("each Python construct", () => {
  it("of the articles is there", () => {
    const missing = wanted
      .split(", ")
      .filter((name) => !pythons.some(({ python }) => python.includes(name)));
    expect(missing).toEqual([]);
  });

  it.each(pythons)("$python has a counterpart that its cell runs", ({ typescript, runs }) => {
    const cell = cellAt(runs);
    expect(cell, `${runs} is no cell`).toBeDefined();
    expect(cell!.kind).toBe("code");
    const words = [...typescript.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);
    const text = aroundCell(cell!, 1);
    expect(words.filter((word) => text.includes(word))).not.toEqual([]);
  });
});

describe("the search for early uses", () => {
  const course = (...sources: string[]) =>
    sources.map((source, at): PlacedCell => {
      const [kind, text] = source.startsWith("%")
        ? ["code", source.slice(1)]
        : ["markdown", source];
      const id = `c${at}`;
      return {
        ...cells[0]!,
        id,
        kind: kind as "code",
        source: text,
        prose: text,
        at,
        place: `a#${id}`,
      };
    });
  const deadlock = terms.find(({ term }) => term === "deadlock")!;
  const early = (...sources: string[]) =>
    earlyUses({ ...deadlock, explained: "a#c2" }, course(...sources));

  it("finds a use in an earlier cell, and none from the explanation on", () => {
    expect(early("Two deadlocks.", "-", "A deadlock is", "deadlock")).toEqual(["a#c0"]);
  });

  it("excuses a link to the explanation, and code that it reads", () => {
    expect(early("A [deadlock](./a.ipynb#c2).", '%"a deadlock"', "A deadlock is")).toEqual([]);
    expect(early('%"a deadlock"', "-", "A deadlock is")).toEqual(["a#c0"]);
  });
});
