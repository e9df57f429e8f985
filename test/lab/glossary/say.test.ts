import { findTerm, glossary, rosetta, term, terms } from "overlap/glossary";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";

let log: MockInstance<typeof console.log>;
beforeEach(() => {
  log = vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => log.mockRestore());
const spoken = () => log.mock.calls.flat().join("\n").split("\n");

describe("findTerm(word)", () => {
  it.each(["deadlock", "Deadlocks", "DEADLOCK"])("finds %s", (word) => {
    expect(findTerm(word).term).toBe("deadlock");
  });

  it("finds a term by its other names, with or without hyphens", () => {
    expect(findTerm("GIL").term).toBe("interpreter lock");
    expect(findTerm("backoff").term).toBe("back-off");
    expect(findTerm("event loop utilisation").term).toBe("event-loop utilisation");
  });

  it("names similar terms where there is no such one", () => {
    expect(() => findTerm("deadlok")).toThrow(
      'the glossary has no "deadlok"; it has "deadline", "deadlock"',
    );
    expect(() => findTerm("zzz")).toThrow(
      'the glossary has no "zzz"; glossary() lists all of its terms',
    );
  });
});

describe("term(word)", () => {
  it("says what it means, and links to where it is explained and shown", () => {
    term("deadlocks");
    expect(spoken()).toEqual([
      "**deadlock**: A state in which each of several tasks waits for something that another one of them holds, so that none ever goes on. Explained in lesson [11](./11-races.ipynb#deadlock), [shown](./11-races.ipynb#show-two-locks) there.",
    ]);
  });

  it("names the lesson that shows it where that is another one", () => {
    term("wave");
    const ends = spoken().map((line) => line.slice(line.indexOf("Explained")));
    expect(ends[0]).toBe(
      "Explained in lesson [00](./00-start-here.ipynb#exercise-four-waves), shown in lesson [03](./03-honest-downloads.ipynb#show-waves).",
    );
  });
});

describe("glossary()", () => {
  it("says one list with an item for each term, in the order of the alphabet", () => {
    glossary();
    const [summary, , ...rest] = spoken();
    const items = rest.slice(0, -2);
    expect(summary).toBe(`<details><summary>${terms.length} terms</summary>`);
    expect(items.map((item) => /^- \*\*(.*?)\*\*: /.exec(item)?.[1])).toEqual(
      terms.map(({ term }) => term),
    );
    for (const item of items) expect(item).toMatch(/\.ipynb#[a-z0-9-]+\)\)$/);
  });
});

describe("rosetta()", () => {
  it("says one table of Python constructs, their counterparts and the cell that runs each", () => {
    rosetta();
    const [, , head, , ...rest] = spoken();
    const rows = rest.slice(0, -2);
    expect(head).toBe("| Python | TypeScript | what differs | lesson |");
    for (const row of rows) {
      expect(row).toMatch(
        /^\| `[^`]+` .* \| .* \| .* \| \[\d\d\]\(\.\/\d\d-[a-z-]+\.ipynb#[a-z-]+\) \|$/,
      );
    }
    expect(rows.some((row) => row.includes("requests.Session"))).toBe(true);
  });
});
