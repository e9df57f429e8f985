import { type SequenceEvent, sequence } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { drawn, filled, texts } from "./drawing.js";

const lost: SequenceEvent[] = [
  { lane: "A", label: "reads 0" },
  { lane: "B", label: "reads 0" },
  { lane: "A", label: "writes 1" },
  { lane: "B", label: "writes 1", outcome: "failed" },
];

describe("sequence(events)", () => {
  test("draws each step in its lane, from above in the order given", async () => {
    const elements = await drawn(sequence(lost));
    const points = filled(elements, "blue");
    expect(points).toHaveLength(3);
    expect(points.map(({ y }) => y)).toEqual([...points.map(({ y }) => y)].sort((a, b) => a - b));
    expect(points[0]!.x).toBe(points[2]!.x);
    expect(points[1]!.x).toBeGreaterThan(points[0]!.x);
    expect(texts(elements).filter(({ text }) => text === "reads 0")).toHaveLength(2);
  });

  test("marks what failed with a cross instead of a point", async () => {
    const crosses = (await drawn(sequence(lost))).filter(({ attributes }) =>
      attributes.stroke?.startsWith("var(--chart-failed"),
    );
    expect(crosses).toHaveLength(1);
  });

  test("draws an arrow to another lane, in either direction", async () => {
    const elements = await drawn(
      sequence([
        { lane: "main", to: "worker", label: "task" },
        { lane: "worker", to: "main", label: "result" },
      ]),
    );
    const heads = filled(elements, "blue");
    expect(heads).toHaveLength(2);
    const lanes = elements.filter(({ attributes }) =>
      attributes.stroke?.startsWith("var(--chart-axis"),
    );
    expect(heads.map(({ x }) => x)).toEqual([lanes[1]!.x - 3, lanes[0]!.x + 3]);
    expect(heads[0]!.attributes.d).not.toBe(heads[1]!.attributes.d);
  });

  test("says the events one by one, up to twelve of them", () => {
    expect(sequence(lost).description).toBe(
      "Sequence of 4 events in 2 lanes: A and B. 1. A: reads 0. 2. B: reads 0. 3. A: writes 1. 4. B: writes 1, failed.",
    );
    const many = Array.from({ length: 13 }, (_, i) => ({ lane: "A", label: `step ${i}` }));
    expect(sequence(many).description).toBe(
      "Sequence of 13 events in 1 lane: A. 1. A: step 0. 13. A: step 12.",
    );
  });

  test("has a table of its events, with the columns that say something", () => {
    expect(sequence(lost.slice(0, 1)).usermeta.overlap.table).toEqual({
      columns: ["Step", "Lane", "Event"],
      rows: [[1, "A", "reads 0"]],
    });
    const timed = { lane: "main", to: "worker", label: "task", at: 0.25 };
    expect(sequence([timed]).usermeta.overlap.table).toEqual({
      columns: ["Step", "At (ms)", "Lane", "To", "Event"],
      rows: [[1, 0.25, "main", "worker", "task"]],
    });
  });

  test("writes when each event was, where it is known", async () => {
    const shown = texts(await drawn(sequence([{ lane: "A", label: "starts", at: 12 }])));
    expect(shown.map(({ text }) => text)).toContain("12.0 ms");
  });

  test("breaks a long label into lines", async () => {
    const label = "writes what it read before the other one wrote, and so the update is lost";
    const found = texts(
      await drawn(
        sequence([
          { lane: "A", label },
          { lane: "B", label: "x" },
        ]),
      ),
    ).find(({ text }) => text.startsWith("writes"))!;
    expect(found.text.replaceAll("\n", " ")).toBe(label);
    expect(found.text.split("\n").length).toBeGreaterThan(1);
  });
});

test("sequence(events, {lanes}) puts the lanes in that order", async () => {
  const names = async (lanes?: string[]) =>
    texts(await drawn(sequence(lost, lanes ? { lanes } : {})))
      .filter(({ text }) => text === "A" || text === "B")
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text);
  expect(await names()).toEqual(["A", "B"]);
  expect(await names(["B"])).toEqual(["B", "A"]);
});

test("sequence(events) refuses no events, and a time that is none", () => {
  expect(() => sequence([])).toThrow("sequence: events is empty, expected at least one event");
  expect(() => sequence([{ lane: "A", label: "x", at: -1 }])).toThrow(
    "sequence: events[0].at is -1, expected a finite number from 0 on",
  );
});
