import { describe, expect, it } from "vitest";
import { choosePart, type WorkshopPart } from "#cli/workshop-part";

const part = (option?: string): WorkshopPart => ({
  ...(option !== undefined && { option }),
  help: "",
  run: async () => 0,
});
const [room, plan, slides] = [part(), part("plan"), part("slides")];
const parts = [room, plan, slides];

describe("choosePart(args, parts)", () => {
  it("finds the part whose option is there, with its value beside it or after a sign", () => {
    expect(choosePart(["--plan", "day"], parts)).toBe(plan);
    expect(choosePart(["--plan=day"], parts)).toBe(plan);
    expect(choosePart(["--out", "folder", "--slides"], parts)).toBe(slides);
  });

  it("takes the part without an option where none is asked for", () => {
    expect(choosePart([], parts)).toBe(room);
    expect(choosePart(["--port", "4000", "--planned"], parts)).toBe(room);
  });

  it("refuses two at one time", () => {
    expect(() => choosePart(["--plan", "day", "--slides"], parts)).toThrow(
      "--plan and --slides exclude each other",
    );
  });

  it("says what could be asked for", () => {
    expect(() => choosePart(["--kit"], [plan, slides])).toThrow("expected --plan or --slides");
  });
});
