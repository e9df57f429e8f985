import { NoWebLocksError, type WebLocks, webLocks, withWebLock } from "overlap/race";
import { describe, expect, test } from "vitest";
import { deferred, settle } from "../deferred.js";

/** Locks with the hazard of Node's: after a callback that throws at once they stay taken. */
function hazardousLocks(): WebLocks {
  let last = Promise.resolve();
  return {
    request(_name, _options, use) {
      const turn = last;
      let free = () => {};
      last = new Promise((resolve) => {
        free = resolve;
      });
      return turn.then(() => use().finally(free));
    },
  };
}

const versionHasLocks = Number(process.versions.node.split(".")[0]) >= 24;
const managers = [{ name: "a stand-in", locks: hazardousLocks() }];
const own = webLocks();
if (own) managers.push({ name: "Node's own", locks: own });

test("webLocks() finds those of Node 24 and later", () => {
  expect(webLocks() !== undefined).toBe(versionHasLocks);
});

test("withWebLock(name, use) rejects with NoWebLocksError where there are none", async () => {
  const locks = undefined;
  if (own) expect(await withWebLock("none", () => "has", { locks })).toBe("has");
  else await expect(withWebLock("none", () => "has")).rejects.toBeInstanceOf(NoWebLocksError);
});

describe.each(managers)("withWebLock on $name", ({ name, locks }) => {
  test("withWebLock(name, use) serves who comes first, one at a time", async () => {
    const log: string[] = [];
    const gate = deferred();
    const first = withWebLock(
      `${name} order`,
      async () => {
        log.push("first in");
        await gate.promise;
        log.push("first out");
      },
      { locks },
    );
    const second = withWebLock(`${name} order`, () => log.push("second in"), { locks });
    await settle();
    expect(log).toEqual(["first in"]);
    gate.resolve();
    await Promise.all([first, second]);
    expect(log).toEqual(["first in", "first out", "second in"]);
  });

  test("withWebLock(name, use) is free again after use throws at once", async () => {
    const failure = new Error("at once");
    const throwing = () => {
      throw failure;
    };
    await expect(withWebLock(`${name} throw`, throwing, { locks })).rejects.toBe(failure);
    expect(await withWebLock(`${name} throw`, () => "free", { locks })).toBe("free");
  });
});

test("withWebLock(name, use) hands the manager a callback that never throws at once", async () => {
  let result: unknown;
  const locks: WebLocks = {
    async request(_name, _options, use) {
      const promise = use();
      result = promise;
      return promise;
    },
  };
  const throwing = () => {
    throw new Error("at once");
  };
  await expect(withWebLock("any", throwing, { locks })).rejects.toThrow("at once");
  expect(result).toBeInstanceOf(Promise);
});

test("withWebLock(name, use, { mode, signal }) passes both on", async () => {
  const seen: unknown[] = [];
  const locks: WebLocks = {
    request(name, options, use) {
      seen.push([name, options]);
      return use();
    },
  };
  const { signal } = new AbortController();
  await withWebLock("a", () => 1, { locks });
  await withWebLock("b", () => 2, { locks, mode: "shared", signal });
  expect(seen).toStrictEqual([
    ["a", { mode: "exclusive", signal: undefined }],
    ["b", { mode: "shared", signal }],
  ]);
});
