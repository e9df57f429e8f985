import { getEventListeners } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as timeout } from "node:timers/promises";
import { openScope, type Scope, ScopeClosedError, withScope } from "overlap/scope";
import { createManualClock, sleep } from "overlap/time";
import { createTracer } from "overlap/trace";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deferred, settle } from "../deferred.js";

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeEach(() => {
  process.on("unhandledRejection", note);
});

afterEach(async () => {
  await settle();
  process.off("unhandledRejection", note);
  expect(unhandled.splice(0)).toEqual([]);
});

/** Waits until the signal aborts and rejects with its reason, as a well-behaved child does. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

async function caught(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a rejection, the promise resolved");
}

describe("withScope(body)", () => {
  test("gives what the body gives, after the last child has ended", async () => {
    const log: string[] = [];
    const gate = deferred();
    const whole = withScope((scope) => {
      scope.spawn(async () => {
        await gate.promise;
        log.push("child");
      });
      return "value";
    }).then((value) => {
      log.push("parent");
      return value;
    });
    await settle();
    expect(log).toEqual([]);
    gate.resolve();
    expect(await whole).toBe("value");
    expect(log).toEqual(["child", "parent"]);
  });

  test("waits also for children that children spawn after the body has ended", async () => {
    const log: string[] = [];
    await withScope((scope) => {
      scope.spawn(async () => {
        await settle();
        scope.spawn(async () => {
          await settle();
          log.push("grandchild");
        });
        log.push("child");
      });
    });
    expect(log).toEqual(["child", "grandchild"]);
  });

  test("throws the first failure, the same object, after the siblings have ended", async () => {
    const failure = new Error("first");
    const log: string[] = [];
    const error = await caught(
      withScope(async (scope) => {
        scope.spawn(async (signal) => {
          await untilAborted(signal).catch((reason) => log.push(`told: ${reason.message}`));
          await settle();
          log.push("sibling ended");
        });
        scope.spawn(async () => {
          await settle();
          throw failure;
        });
        await untilAborted(scope.signal);
      }),
    );
    expect(error).toBe(failure);
    expect(log).toEqual(["told: first", "sibling ended"]);
    expect(failure).not.toHaveProperty("suppressed");
  });

  test("throws what the body throws and cancels the children, at once or later", async () => {
    const failure = new Error("of the body");
    for (const body of [
      () => {
        throw failure;
      },
      async () => {
        await settle();
        throw failure;
      },
    ]) {
      let told: unknown;
      const error = await caught(
        withScope((scope) => {
          scope.spawn((signal) => untilAborted(signal).catch((reason) => (told = reason)));
          return body();
        }),
      );
      expect(error).toBe(failure);
      expect(told).toBe(failure);
    }
  });
  test("throws what a child throws at once, when nobody awaits the child", async () => {
    const boom = new Error("at once");
    let after = false;
    const error = await caught(
      withScope((scope) => {
        scope.spawn(() => {
          throw boom;
        });
        after = true;
      }),
    );
    expect(error).toBe(boom);
    expect(after).toBe(true);
  });

  test("throws a child's failure also when the body catches it", async () => {
    const boom = new Error("caught");
    const whole = withScope(async (scope) => {
      await scope.spawn(() => Promise.reject(boom)).catch(() => "handled");
      return "value";
    });
    expect(await caught(whole)).toBe(boom);
  });

  test("throws undefined when a child throws undefined", async () => {
    expect(await caught(withScope((scope) => scope.spawn(() => Promise.reject(undefined))))).toBe(
      undefined,
    );
  });

  test("keeps later failures on the first one, in their order", async () => {
    const [first, second, third, ofDisposal] = ["1", "2", "3", "d"].map((text) => new Error(text));
    const whole = withScope((scope) => {
      scope.defer(() => Promise.reject(ofDisposal));
      scope.spawn((signal) => untilAborted(signal).catch(() => Promise.reject(second)));
      scope.spawn((signal) =>
        untilAborted(signal).catch(async () => {
          await settle();
          throw third;
        }),
      );
      throw first;
    });
    expect(await caught(whole)).toBe(first);
    expect(first).toHaveProperty("suppressed", [second, third, ofDisposal]);
  });

  test("throws an AggregateError when the first of several failures can carry nothing", async () => {
    const later = new Error("later");
    for (const first of ["text", Object.freeze(new Error("frozen"))]) {
      const error = await caught(
        withScope((scope) => {
          scope.defer(() => Promise.reject(later));
          throw first;
        }),
      );
      expect(error).toBeInstanceOf(AggregateError);
      expect((error as AggregateError).errors).toEqual([first, later]);
    }
  });

  test("does not count as failures what Node's functions throw when they are cancelled", async () => {
    const boom = new Error("boom");
    const controller = new AbortController();
    const error = await caught(
      withScope(
        (scope) => {
          scope.spawn((signal) => timeout(1e6, undefined, { signal }));
          scope.spawn((signal) => sleep(1e6, { signal }));
          scope.spawn((signal) => readFile(process.execPath, { signal }));
          scope.spawn((signal) => withScope((inner) => untilAborted(inner.signal), { signal }));
          scope.spawn(async () => {
            throw boom;
          });
        },
        { signal: controller.signal },
      ),
    );
    expect(error).toBe(boom);
    expect(boom).not.toHaveProperty("suppressed");
  });

  test("warns of nothing with 100 children on one signal", async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on("warning", listen);
    const controller = new AbortController();
    const whole = withScope(
      (scope) => {
        for (let i = 0; i < 100; i++) scope.spawn(untilAborted);
      },
      { signal: controller.signal },
    );
    await settle();
    controller.abort();
    await caught(whole);
    await settle();
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });
});

describe("withScope(body, { signal })", () => {
  test("cancels the children and throws the signal's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("from outside");
    let ended = 0;
    const whole = withScope(async (scope) => {
      for (let i = 0; i < 3; i++)
        scope.spawn((signal) => untilAborted(signal).finally(() => (ended += 1)));
      await scope.spawn(untilAborted);
    }, controller);
    await settle();
    controller.abort(reason);
    expect(await caught(whole)).toBe(reason);
    expect(ended).toBe(3);
  });

  test("runs nothing when the signal has aborted before", async () => {
    let ran = false;
    const reason = new Error("before");
    const whole = withScope(() => (ran = true), { signal: AbortSignal.abort(reason) });
    expect(await caught(whole)).toBe(reason);
    expect(ran).toBe(false);
  });

  test("throws a failure rather than the signal's reason", async () => {
    const controller = new AbortController();
    const failure = new Error("while it was cancelled");
    const whole = withScope(
      (scope) => untilAborted(scope.signal).catch(() => Promise.reject(failure)),
      controller,
    );
    controller.abort();
    expect(await caught(whole)).toBe(failure);
  });

  test("takes no notice of the signal after the scope has cancelled itself", async () => {
    const controller = new AbortController();
    const value = await withScope((scope) => {
      scope.spawn((signal) =>
        untilAborted(signal).catch(async () => {
          controller.abort(new Error("too late"));
          await settle();
        }),
      );
      scope.cancel();
      return "value";
    }, controller);
    expect(value).toBe("value");
  });

  test("takes no notice of the signal once disposal has begun", async () => {
    const controller = new AbortController();
    const log: string[] = [];
    const value = await withScope((scope) => {
      scope.defer(() => log.push("first deferred"));
      scope.defer(async () => {
        controller.abort(new Error("too late"));
        await settle();
        log.push("second deferred");
      });
      return "value";
    }, controller);
    expect(value).toBe("value");
    expect(log).toEqual(["second deferred", "first deferred"]);
  });

  test("leaves no listener on the signal", async () => {
    const { signal } = new AbortController();
    const count = () => getEventListeners(signal, "abort").length;
    const during = await withScope(() => count(), { signal });
    await caught(withScope(() => Promise.reject(new Error("no")), { signal }));
    expect([during, count()]).toEqual([1, 0]);
  });
});

describe("withScope(body, { deadline })", () => {
  test("throws a TimeoutError after the children have ended", async () => {
    const clock = createManualClock();
    const log: string[] = [];
    const whole = withScope(
      async (scope) => {
        scope.spawn((signal) =>
          clock.sleep(1000, { signal }).catch(async () => {
            await clock.sleep(5);
            log.push(`cleaned up at ${clock.now()}`);
          }),
        );
        await clock.sleep(1000, scope);
      },
      { deadline: 30, clock },
    );
    const error = await caught(clock.run(whole));
    expect(error).toMatchObject({ name: "TimeoutError", message: "the scope had 30 ms" });
    expect(log).toEqual(["cleaned up at 35"]);
    expect(clock.sleepers).toBe(0);
  });

  test("leaves no timer behind when the scope ends before", async () => {
    const clock = createManualClock();
    expect(await withScope(() => "value", { deadline: 1e9, clock })).toBe("value");
    expect(clock.sleepers).toBe(0);
    expect(await withScope(() => settle().then(() => "value"), { deadline: 2 ** 40 })).toBe(
      "value",
    );
  });

  test.each([-1, Number.NaN])(
    "withScope(body, { deadline: %d }) throws a RangeError",
    async (deadline) => {
      expect(await caught(withScope(() => 1, { deadline }))).toBeInstanceOf(RangeError);
    },
  );
});

describe("withScope(body, { tracer })", () => {
  test("records one span a child with its name and its end", async () => {
    const tracer = createTracer();
    await caught(
      withScope(
        (scope) => {
          scope.spawn(() => "value", { task: "page 1" });
          scope.spawn(untilAborted, { task: "page 2" });
          scope.spawn(async () => {
            await settle();
            throw new Error("page 3");
          });
          return untilAborted(scope.signal);
        },
        { tracer },
      ),
    );
    expect(tracer.spans.map(({ task, lane, outcome }) => [task, lane, outcome])).toEqual([
      ["page 1", "page 1", "done"],
      ["child 1", "child 1", "failed"],
      ["page 2", "page 2", "cancelled"],
      ["parent", "parent", "cancelled"],
    ]);
  });
});

describe("scope.spawn(child)", () => {
  test("gives the child's value", async () => {
    const values = withScope((scope) =>
      Promise.all([scope.spawn(() => 1), scope.spawn(async () => "two")]),
    );
    expect(await values).toEqual([1, "two"]);
  });

  test("starts nothing in a cancelled scope; the promise rejects with the reason", async () => {
    const failure = new Error("first");
    let started = 0;
    const seen: unknown[] = [];
    const whole = withScope(async (scope) => {
      scope.spawn(() => Promise.reject(failure));
      await settle();
      scope.spawn(() => (started += 1));
      seen.push(await caught(scope.spawn(() => (started += 1))));
    });
    expect(await caught(whole)).toBe(failure);
    expect([started, seen]).toEqual([0, [failure]]);
  });

  test("throws ScopeClosedError when the scope has ended, also during disposal", async () => {
    let leaked!: Scope;
    const errors: unknown[] = [];
    const tryAll = () => {
      const calls = [
        () => leaked.spawn(() => {}),
        () => leaked.defer(() => {}),
        () => leaked.use("", () => {}),
      ];
      for (const call of calls)
        try {
          call();
        } catch (error) {
          errors.push((error as Error).message);
        }
    };
    await withScope((scope) => {
      leaked = scope;
      scope.defer(tryAll);
    });
    tryAll();
    const expected = ["spawn", "defer", "use"].map(
      (call) => `${call}() expected a scope that has not ended`,
    );
    expect(errors).toEqual([...expected, ...expected]);
    expect(leaked.signal.reason).toBeInstanceOf(ScopeClosedError);
  });
});

describe("scope.cancel()", () => {
  test("ends the children early and is no failure: the body's value counts", async () => {
    let ended = 0;
    const value = await withScope(async (scope) => {
      for (let i = 0; i < 3; i++)
        scope.spawn((signal) => untilAborted(signal).finally(() => (ended += 1)));
      const first = await scope.spawn(() => "first");
      scope.cancel();
      return first;
    });
    expect([value, ended]).toEqual(["first", 3]);
  });

  test("scope.cancel(reason) is thrown when the body itself was stopped by it", async () => {
    const reason = new Error("enough");
    const whole = withScope(async (scope) => {
      scope.cancel(reason);
      await scope.spawn(untilAborted);
    });
    expect(await caught(whole)).toBe(reason);
  });
});

describe("scope.defer(disposer) and scope.use(resource)", () => {
  test("free in reverse order, one after the other, after the children", async () => {
    const log: string[] = [];
    await withScope((scope) => {
      scope.defer(() => log.push("a"));
      scope.use({ [Symbol.dispose]: () => log.push("b") } as Disposable);
      scope.use({
        name: "c",
        async [Symbol.asyncDispose]() {
          await settle();
          log.push(this.name);
        },
      });
      scope.use("d", (text) => log.push(text));
      scope.spawn(async () => {
        await settle();
        log.push("child");
        scope.defer(() => log.push("of the child"));
      });
    });
    expect(log).toEqual(["child", "of the child", "d", "c", "b", "a"]);
  });

  test("free all, and throw the first failure with the others on it", async () => {
    const log: string[] = [];
    const [one, two] = [new Error("one"), new Error("two")];
    const whole = withScope((scope) => {
      scope.defer(() => log.push("a"));
      scope.defer(() => Promise.reject(two));
      scope.defer(() => log.push("b"));
      scope.defer(() => {
        throw one;
      });
      return "lost";
    });
    expect(await caught(whole)).toBe(one);
    expect(one).toHaveProperty("suppressed", [two]);
    expect(log).toEqual(["b", "a"]);
  });

  test("scope.use(resource) gives the resource; without a way to free it, a TypeError", async () => {
    const resource = { [Symbol.dispose]: () => {} };
    expect(await withScope((scope) => scope.use(resource) === resource)).toBe(true);
    expect(await caught(withScope((scope) => scope.use({} as Disposable)))).toBeInstanceOf(
      TypeError,
    );
  });
});

describe("nested scopes", () => {
  test("an inner failure cancels its siblings, then the outer ones, and is thrown once", async () => {
    const log: string[] = [];
    const failure = new Error("inner");
    const whole = withScope((outer) => {
      outer.defer(() => log.push("outer freed"));
      outer.spawn((signal) => untilAborted(signal).finally(() => log.push("uncle ended")));
      outer.spawn((signal) =>
        withScope(
          (inner) => {
            inner.defer(() => log.push("inner freed"));
            inner.spawn((own) => untilAborted(own).finally(() => log.push("brother ended")));
            throw failure;
          },
          { signal },
        ),
      );
    });
    expect(await caught(whole)).toBe(failure);
    expect(log).toEqual(["brother ended", "inner freed", "uncle ended", "outer freed"]);
    expect(failure).not.toHaveProperty("suppressed");
  });

  test("failures of inner disposals come up on the first failure", async () => {
    const [failure, inner, outer] = [new Error("child"), new Error("inner"), new Error("outer")];
    const whole = withScope((scope) => {
      scope.defer(() => Promise.reject(outer));
      scope.spawn((signal) =>
        withScope(
          (own) => {
            own.defer(() => Promise.reject(inner));
            return untilAborted(own.signal);
          },
          { signal },
        ),
      );
      throw failure;
    });
    expect(await caught(whole)).toBe(failure);
    expect(failure).toHaveProperty("suppressed", [inner, outer]);
  });
});

describe("openScope()", () => {
  test("closes by Symbol.asyncDispose: waits for the children and throws the first failure", async () => {
    const log: string[] = [];
    const scope = openScope();
    scope.defer(() => log.push("freed"));
    scope.spawn(async () => {
      await settle();
      log.push("child");
    });
    await scope[Symbol.asyncDispose]();
    expect(log).toEqual(["child", "freed"]);

    const failing = openScope();
    const failure = new Error("of a child");
    failing.spawn(() => Promise.reject(failure));
    await settle();
    expect(await caught(failing[Symbol.asyncDispose]())).toBe(failure);
    expect(failing.close()).toBe(failing.close());
    expect(await caught(failing.close())).toBe(failure);
  });
});
