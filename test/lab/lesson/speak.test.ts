import { claim, figure, predict, reveal, say, source } from "overlap/lesson";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";

let log: MockInstance<typeof console.log>;
beforeEach(() => {
  log = vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => log.mockRestore());
const spoken = () => log.mock.calls.map(([text]) => text);

describe("figure(value)", () => {
  it.each([
    [0, "0"],
    [1234567, "1,234,567"],
    [2.71928, "2.72"],
    [0.000123456, "0.000123"],
    [98765.4, "98,765"],
    [333333328333333350000000n, "333,333,328,333,333,350,000,000"],
    [Number.NaN, "NaN"],
    ["as it is", "as it is"],
  ])("writes %s as %s", (value, text) => expect(figure(value)).toBe(text));
});

describe("say`markdown`", () => {
  it("writes numbers with separated thousands and at most three significant digits", () => {
    say`The ratio is **${19.2837}** over ${160000} pages of ${"text"}.`;
    expect(spoken()).toEqual(["The ratio is **19.3** over 160,000 pages of text."]);
  });

  it("removes the indentation that all lines share, and keeps the rest", () => {
    say`
      | a | b |
      |---|---|
        - nested ${1}
    `;
    expect(spoken()).toEqual(["| a | b |\n|---|---|\n  - nested 1"]);
  });

  it("keeps the text after the opening quote", () => {
    say`First line
      second line`;
    expect(spoken()).toEqual(["First line\nsecond line"]);
  });
});

describe("claim(id, text, evidence)", () => {
  it("says that it holds, of which kind it is, and the evidence", () => {
    claim("same-bytes", "Both return the same bytes.", { exact: true, evidence: "2 = 2" });
    expect(spoken()).toEqual(["Claim holds (exact): Both return the same bytes. 2 = 2"]);
  });

  it("says that it does not hold and does not throw", () => {
    claim("faster", "It is faster.", { measured: false, evidence: "0.9 times" });
    expect(spoken()).toEqual([
      "Claim does not hold (measured): It is faster. 0.9 times A ratio may fail where something else wanted the processor. Run it again; if it fails again, this machine differs, and finding out why is worth more than the claim.",
    ]);
  });

  it("tells of a ratio that fails what to do, and of nothing else", () => {
    claim("faster", "It is faster.", { measured: false, evidence: "0.9 times" });
    claim("slower", "It is slower.", { measured: true, evidence: "0.9 times" });
    claim("same", "It is the same.", { exact: false, evidence: "1 of 2" });
    expect(spoken().map((said) => said.includes("Run it again"))).toEqual([true, false, false]);
  });
});

describe("predict(id, question, options) and reveal(prediction, truth)", () => {
  const options = ["slower", "faster"];

  it("asks for an answer where none is given", () => {
    predict("speed", "Which?", { options });
    expect(spoken()[0]).toContain("Write your answer into the cell");
  });

  it("puts the reader's choice beside what was recorded", () => {
    const guess = predict("speed", "Which?", { options, answer: "slower" });
    reveal(guess, { truth: "faster", because: "It overlaps." });
    expect(spoken()[1]).toContain(
      "You said: **slower**, which is not what happened. The run recorded: **faster**. It overlaps.",
    );
  });

  it("says by what factor a number was off", () => {
    const guess = predict("ms", "How long?", { unit: "ms", answer: 50 });
    reveal(guess, { truth: 200, because: "So." });
    expect(spoken()[1]).toContain("You said: **50 ms**, a factor of 4 apart. ");
  });

  it("refuses an answer that is none of the options", () => {
    expect(() => predict("speed", "Which?", { options, answer: "fatser" })).toThrow(
      'prediction "speed": answer must be one of "slower", "faster", not "fatser"',
    );
  });
});

describe("source(module)", () => {
  it("shows the module's file whole", () => {
    source("time/clock");
    expect(spoken()[0]).toContain("export function now(): number {");
  });

  it("shows what runs in a thread or a process of its own", () => {
    source("compute/threads.worker");
    expect(spoken()[0]).toContain("One task, in this thread, in one go.");
  });

  it("shows a module in a folder of a folder", () => {
    source("race/programs/two-locks");
    expect(spoken()[0]).toContain("take them in opposite order");
  });

  it.each(["time/clokc", "../../package", "time"])("refuses %s", (module) => {
    expect(() => source(module)).toThrow(
      `expected a module such as "download/event-loop", not "${module}"`,
    );
  });
});
