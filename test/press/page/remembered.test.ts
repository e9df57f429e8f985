import { describe, expect, it } from "vitest";
import { memoryCache, remembered } from "#press/page";

describe("remembered(cache, kind, content, make)", () => {
  it("makes the same content of the same kind once", async () => {
    const cache = memoryCache();
    const made: string[] = [];
    const make = (text: string) => async () => {
      made.push(text);
      return text;
    };
    expect(await remembered(cache, "chart 1", "a", make("first"))).toBe("first");
    expect(await remembered(cache, "chart 1", "a", make("again"))).toBe("first");
    expect(await remembered(cache, "chart 1", "b", make("other content"))).toBe("other content");
    expect(await remembered(cache, "chart 2", "a", make("other kind"))).toBe("other kind");
    expect(made).toEqual(["first", "other content", "other kind"]);
  });

  it("remembers nothing of a failure", async () => {
    const cache = memoryCache();
    const fail = () => Promise.reject(new Error("no"));
    await expect(remembered(cache, "k", "a", fail)).rejects.toThrow("no");
    expect(await remembered(cache, "k", "a", async () => "yes")).toBe("yes");
  });
});
