import { chunks } from "overlap/download";
import { describe, expect, it } from "vitest";

describe("chunks(items, count)", () => {
  it("loses and doubles nothing, keeps the order, and differs in length by one at most", () => {
    for (let n = 0; n <= 40; n++) {
      const items = Array.from({ length: n }, (_, i) => i);
      for (let count = 1; count <= 12; count++) {
        const parts = chunks(items, count);
        expect(parts).toHaveLength(count);
        expect(parts.flat()).toEqual(items);
        const lengths = parts.map(({ length }) => length);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }
    }
  });

  it("makes 5 chunks of 32 out of 160, not 32 of 5", () => {
    const parts = chunks(new Array(160).fill("url"), 5);
    expect(parts.map(({ length }) => length)).toEqual([32, 32, 32, 32, 32]);
  });
});
