import { createManualClock, sleep } from "overlap/time";
import { expect, test } from "vitest";

test.each([
  ["sleep", sleep],
  ["createManualClock().sleep", createManualClock().sleep],
])("%s(ms, { signal }) warns of nothing with 100 sleepers on one signal", async (_name, asleep) => {
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on("warning", listen);
  const controller = new AbortController();
  const all = Array.from({ length: 100 }, () => asleep(1e6, controller).catch(() => "stopped"));
  await new Promise((resolve) => setImmediate(resolve));
  controller.abort();
  expect(new Set(await Promise.all(all))).toEqual(new Set(["stopped"]));
  process.off("warning", listen);
  expect(warnings).toEqual([]);
});
