import { readTheBody, type TotalBytes } from "overlap/exercises";
import { check as checkAnswer } from "overlap/lesson";
import { type Dispatcher, request } from "undici";
import { describe, expect, it, vi } from "vitest";
import { attempt } from "./attempt.js";

const check = (answer: TotalBytes) => readTheBody.observe(answer, attempt);

const lengthOf = async (url: string, dispatcher: Dispatcher) => {
  const { body } = await request(url, { dispatcher });
  return (await body.arrayBuffer()).byteLength;
};
const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);

describe("readTheBody", () => {
  it("is passed by bodies that are read one after the other", async () => {
    const { passed } = await check(async (urls, client) => {
      let total = 0;
      for (const url of urls) total += await lengthOf(url, client);
      return total;
    });
    expect(passed).toBe(true);
  });

  it("is passed by bodies that are read as they come, all at once", async () => {
    const { passed } = await check(async (urls, client) =>
      sum(await Promise.all(urls.map((url) => lengthOf(url, client)))),
    );
    expect(passed).toBe(true);
  });

  it("is passed by bodies whose pieces are counted", async () => {
    const { passed } = await check(async (urls, client) => {
      let total = 0;
      for (const url of urls) {
        const { body } = await request(url, { dispatcher: client });
        for await (const piece of body) total += (piece as Buffer).length;
      }
      return total;
    });
    expect(passed).toBe(true);
  });

  it("is not passed by the lengths that the heads promise, with the bodies thrown away", async () => {
    const { passed } = await check(async (urls, client) => {
      let total = 0;
      for (const url of urls) {
        const { headers, body } = await request(url, { dispatcher: client });
        total += Number(headers["content-length"]);
        body.destroy();
        await new Promise((resolve) => body.once("close", resolve));
      }
      return total;
    });
    expect(passed).toBe(false);
  });

  it("is not passed by HEAD requests", async () => {
    const { passed, observed } = await check(async (urls, dispatcher) => {
      const heads = urls.map((url) => request(url, { dispatcher, method: "HEAD" }));
      const answers = await Promise.all(heads);
      return sum(answers.map(({ headers }) => Number(headers["content-length"])));
    });
    expect(passed, observed).toBe(false);
  });

  it("is not passed by one page that is counted for all", async () => {
    const { passed } = await check(
      async (urls, client) => urls.length * (await lengthOf(urls[0]!, client)),
    );
    expect(passed).toBe(false);
  });

  it("is not passed by a second round that repeats the first", async () => {
    const { passed, hint } = await check(async (urls, client) => {
      await Promise.all(urls.map((url) => lengthOf(url, client)));
      return sum(await Promise.all(urls.map((url) => lengthOf(url, client))));
    });
    expect(passed).toBe(false);
    expect(readTheBody.hints[hint ?? 0]).toContain("need not be asked for again");
  });

  it("gives up on a body that holds its connection, and hints at it", async () => {
    const shown = await checkedText(async (urls, client) => {
      let total = 0;
      for (const url of urls) {
        const { headers } = await request(url, { dispatcher: client });
        total += Number(headers["content-length"]);
      }
      return total;
    });
    expect(shown).toContain("Not yet.");
    expect(shown).toContain("had not ended");
    expect(shown).toContain("request 5 waits for ever");
  });
});

async function checkedText(answer: TotalBytes): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    await checkAnswer(readTheBody, answer);
    return log.mock.calls.flat().join("\n");
  } finally {
    log.mockRestore();
  }
}
