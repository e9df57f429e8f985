import { progress } from "overlap/lesson";
import { describe, expect, it } from "vitest";

function createTerminal(isTTY = true) {
  const written: string[] = [];
  const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
  return { written, terminal: { isTTY, write } };
}

describe("progress(total) on a terminal", () => {
  it("overwrites one line and ends it", () => {
    const { written, terminal } = createTerminal();
    const bar = progress(2, { label: "pages", every: 0, terminal });
    bar.advance();
    bar.advance();
    bar.end();
    const [none, half, whole] = [
      "░".repeat(30),
      `${"█".repeat(15)}${"░".repeat(15)}`,
      "█".repeat(30),
    ];
    expect(written).toEqual([
      `\r${none} 0 of 2 pages`,
      `\r${half} 1 of 2 pages`,
      `\r${whole} 2 of 2 pages`,
      `\r${whole} 2 of 2 pages\n`,
    ]);
  });

  it("draws the first and the last state only, when the steps come quicker than it draws", () => {
    const { written, terminal } = createTerminal();
    const bar = progress(1000, { every: 60_000, terminal });
    for (let i = 0; i < 1000; i++) bar.advance();
    bar.end();
    expect(written.length).toBe(2);
    expect(written[1]).toContain("1000 of 1000");
  });

  it("takes several steps at once, and a bar is never longer than its line", () => {
    const { written, terminal } = createTerminal();
    const bar = progress(3, { every: 60_000, terminal });
    bar.advance(5);
    bar.end();
    expect(written[1]).toBe(`\r${"█".repeat(30)} 5 of 3\n`);
  });

  it("says nothing where there is no terminal", () => {
    const { written, terminal } = createTerminal(false);
    const bar = progress(1, { every: 0, terminal });
    bar.advance();
    bar.end();
    expect(written).toEqual([]);
  });
});
