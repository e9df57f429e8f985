import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { packed, zipOf } from "../../../dist/press/site/zip.js";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("zipOf(files)", () => {
  const texts = { "a/b.txt": "one ".repeat(500), "ümlaut.md": "two", "empty.txt": "" };
  const zip = () =>
    zipOf(Object.entries(texts).map(([path, text]) => [path, packed(bytes(text))] as const));

  it("gives a zip that another program reads", () => {
    const files = Object.entries(unzipSync(zip()));
    expect(files.map(([path, data]) => [path, new TextDecoder().decode(data)])).toEqual(
      Object.entries(texts),
    );
  });

  it("is shorter than its files, and the same each time", () => {
    expect(zip().length).toBeLessThan(600);
    expect(zip().equals(zip())).toBe(true);
  });

  it("of nothing is an empty zip", () => {
    expect(unzipSync(zipOf([]))).toEqual({});
  });
});
