import { describe, expect, it } from "vitest";
import { overwritten } from "#press/page";

describe("overwritten(text)", () => {
  it.each([
    ["leaves plain text", "a\nb\n", "a\nb\n"],
    ["leaves colours", "\u001b[31mred\u001b[0m\n", "\u001b[31mred\u001b[0m\n"],
    ["reads a line end of Windows as one", "a\r\nb\r\n", "a\nb\n"],
    ["writes over a line from its start", "10 %\r20 %\rdone\n", "done\n"],
    ["keeps what is not written over", "abcdef\rXY", "XYcdef"],
    ["goes back one character", "ab\bc", "ac"],
    ["goes back no further than the line's start", "a\b\b\bb", "b"],
    ["erases to the line's end", "a long line\r\u001b[Kshort", "short"],
    ["erases a whole line", "abc\u001b[2K\rx", "x"],
    ["goes up to a line and writes over it", "one\ntwo\n\u001b[2Aten", "ten\ntwo\n"],
    ["moves right over blank space", "a\r\u001b[3Cb", "a  b"],
    ["takes a pair of surrogates as one character", "😀b\rx", "xb"],
    [
      "keeps the colour of each character",
      "\u001b[31mred\u001b[0m\rb",
      "b\u001b[0m\u001b[31med\u001b[0m",
    ],
  ])("%s", (_, text, shown) => {
    expect(overwritten(text)).toBe(shown);
  });
});
