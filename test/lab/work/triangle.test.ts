import { triangle } from "overlap/work";
import { describe, expect, it } from "vitest";

describe("triangle", () => {
  it("triangle(rows, rows) gives each row one number more than the row before", () => {
    expect(triangle(4, 4)).toEqual([
      [0, 1],
      [1, 3],
      [3, 6],
      [6, 10],
    ]);
  });

  it("triangle(rows, chunks) cuts after equally many rows, without gap or overlap", () => {
    expect(triangle(8, 2)).toEqual([
      [0, 10],
      [10, 36],
    ]);
    expect(triangle(7, 1)).toEqual([[0, 28]]);
  });
});
