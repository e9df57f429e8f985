import { type OpenSheddingQueue, shedding } from "overlap/exercises";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const observe = (open: OpenSheddingQueue) => shedding.observe(open, attempt);

/** What a wrong answer does differently. */
interface Flaws {
  limit?: (capacity: number) => number;
  shedFrom?: "front" | "back";
  takeFrom?: "front" | "back";
  serve?: "longest" | "latest" | "nobody";
  silent?: boolean;
  miscounts?: boolean;
  lies?: boolean;
  falsy?: boolean;
  refuses?: boolean;
  atClose?: "forgets waiting" | "lets in" | "drops all" | "sheds" | "waits again";
}

function queueWith({
  limit = (capacity) => capacity,
  shedFrom = "front",
  takeFrom = "front",
  serve = "longest",
  silent,
  miscounts,
  lies,
  falsy,
  refuses,
  atClose,
}: Flaws): OpenSheddingQueue {
  return (capacity, onShed) => {
    const items: unknown[] = [];
    const waiting: ((item: unknown) => void)[] = [];
    let shed = 0;
    let closed = false;
    return {
      put(item) {
        if (closed && atClose === "sheds") onShed(items.shift());
        if (closed && atClose !== "lets in") return false;
        const consumer = serve === "latest" ? waiting.pop() : waiting.shift();
        if (consumer && serve !== "nobody") {
          consumer(item);
          return true;
        }
        if (items.length >= limit(capacity)) {
          if (refuses) return false;
          const lost = shedFrom === "front" ? items.shift() : items.pop();
          if (!silent) onShed(lost);
          if (!miscounts) shed += 1;
        }
        items.push(item);
        return true;
      },
      take() {
        if (items.length > 0) {
          const item = takeFrom === "front" ? items.shift() : items.pop();
          if (!falsy || item) return Promise.resolve(item);
        }
        if (closed && atClose !== "waits again") return Promise.resolve(undefined);
        return new Promise((resolve) => waiting.push(resolve));
      },
      close() {
        closed = true;
        if (atClose === "drops all") items.length = 0;
        if (atClose !== "forgets waiting") for (const leave of waiting.splice(0)) leave(undefined);
      },
      counts: () => ({ inside: lies ? Math.min(items.length, capacity) : items.length, shed }),
    };
  };
}

/** Another way: a ring of fixed size, and promises that are kept ready for those who wait. */
const ring: OpenSheddingQueue = (capacity, onShed) => {
  const places = new Array<unknown>(capacity);
  const wanted: PromiseWithResolver[] = [];
  const state = { head: 0, length: 0, shed: 0, open: true };
  const out = () => {
    const item = places[state.head];
    state.head = (state.head + 1) % capacity;
    state.length -= 1;
    return item;
  };
  return {
    put(item) {
      if (!state.open) return false;
      const first = wanted.shift();
      if (first) first.resolve(item);
      else {
        if (state.length === capacity) {
          state.shed += 1;
          onShed(out());
        }
        places[(state.head + state.length) % capacity] = item;
        state.length += 1;
      }
      return true;
    },
    async take() {
      if (state.length > 0) return out();
      if (!state.open) return undefined;
      const one = withResolver();
      wanted.push(one);
      return one.promise;
    },
    close() {
      state.open = false;
      while (wanted.length > 0) wanted.pop()!.resolve(undefined);
    },
    counts: () => ({ inside: state.length, shed: state.shed }),
  };
};

interface PromiseWithResolver {
  promise: Promise<unknown>;
  resolve: (value: unknown) => void;
}

function withResolver(): PromiseWithResolver {
  let resolve!: (value: unknown) => void;
  const promise = new Promise<unknown>((yes) => {
    resolve = yes;
  });
  return { promise, resolve };
}

/** As the starter cell of the lesson. */
const starter: OpenSheddingQueue = () => {
  const items: unknown[] = [];
  return {
    put: (item) => items.push(item) > 0,
    take: async () => items.shift(),
    close() {},
    counts: () => ({ inside: items.length, shed: 0 }),
  };
};

describe("shedding.observe(openSheddingQueue)", () => {
  it.each<[string, OpenSheddingQueue]>([
    ["two lists", queueWith({})],
    ["a ring of fixed size", ring],
  ])("passes %s", async (_, open) => {
    expect(await observe(open)).toMatchObject({ passed: true });
  });

  it.each<[string, OpenSheddingQueue, RegExp]>([
    ["the starter", starter, /look whether the queue is full/],
    ["one place too many", queueWith({ limit: (n) => n + 1 }), /look whether the queue is full/],
    ["one place too few", queueWith({ limit: (n) => n - 1 }), /look whether the queue is full/],
    [
      "a count that hides what is inside",
      queueWith({ limit: () => 50, lies: true }),
      /look whether the queue is full/,
    ],
    ["the newest shed", queueWith({ shedFrom: "back" }), /First in, first out/],
    ["the one who comes refused", queueWith({ refuses: true }), /First in, first out/],
    ["last in, first out", queueWith({ takeFrom: "back" }), /First in, first out/],
    ["shedding that nobody hears of", queueWith({ silent: true }), /tell `onShed`/],
    ["shedding that is not counted", queueWith({ miscounts: true }), /count it/],
    ["consumers who are not served", queueWith({ serve: "nobody" }), /Keep those who wait/],
    ["the latest consumer first", queueWith({ serve: "latest" }), /Keep those who wait/],
    ["items that are not true", queueWith({ falsy: true }), /An item may be 0/],
    ["waiting consumers forgotten", queueWith({ atClose: "forgets waiting" }), /After `close`/],
    ["items let in after close", queueWith({ atClose: "lets in" }), /After `close`/],
    ["what is inside dropped at close", queueWith({ atClose: "drops all" }), /After `close`/],
    ["shedding after close", queueWith({ atClose: "sheds" }), /After `close`/],
    ["waiting at a closed queue", queueWith({ atClose: "waits again" }), /After `close`/],
  ])("fails %s", async (_, open, rule) => {
    const { passed, hint = 0 } = await observe(open);
    expect(passed).toBe(false);
    expect(shedding.hints[hint]).toMatch(rule);
  });
});
