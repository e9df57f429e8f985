import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { timeLimit } from "../../../dist/press/kernel/time-limit.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
const aborted = (signal: AbortSignal) =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(signal.reason)));

it("comes, however much garbage is collected before", { timeout: 20_000 }, async () => {
  const life = new AbortController();
  const over = aborted(timeLimit(300, life.signal).signal);
  const collecting = setInterval(collectGarbage, 20);
  expect(await over).toMatchObject({ name: "TimeoutError" });
  clearInterval(collecting);
});

it("aborts with another signal's reason", async () => {
  const life = new AbortController();
  const limit = timeLimit(60_000, life.signal);
  const over = aborted(limit.signal);
  life.abort("enough");
  expect(await over).toBe("enough");
  limit.clear();
});
