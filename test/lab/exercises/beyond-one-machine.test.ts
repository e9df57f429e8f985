import { randomUUID } from "node:crypto";
import { type Fulfil, runTwice } from "overlap/exercises";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const keyed: Fulfil = async ({ id, cents, item }, { bank, store }) => {
  await bank.charge({ order: id, cents, key: id });
  await store.send({ order: id, item, key: id });
};

/** Charges and sends under keys of one's own making. */
const keyedBy =
  (keyOf: (...job: Parameters<Fulfil>) => string): Fulfil =>
  async (...job) => {
    const [{ id, cents, item }, { bank, store }] = job;
    await bank.charge({ order: id, cents, key: keyOf(...job) });
    await store.send({ order: id, item, key: keyOf(...job) });
  };

const right: Record<string, Fulfil> = {
  "a key for each call": keyed,
  "both at once, with keys": async ({ id, cents, item }, { bank, store }) => {
    await Promise.all([
      bank.charge({ order: id, cents, key: `charge ${id}` }),
      store.send({ order: id, item, key: `send ${id}` }),
    ]);
  },
  "keys, and a look before": async ({ id, cents, item }, { bank, store }) => {
    if (!(await bank.isPaid(id))) await bank.charge({ order: id, cents, key: id });
    if (!(await store.isSent(id))) await store.send({ order: id, item, key: id });
  },
};

const charged = /order A-1 was charged 2 times/;
const wrong: Record<string, [answer: Fulfil, observed: RegExp, hint: number]> = {
  "no key": [
    async ({ id, cents, item }, { bank, store }) => {
      await bank.charge({ order: id, cents });
      await store.send({ order: id, item });
    },
    charged,
    0,
  ],
  "a key for the bank alone": [
    async ({ id, cents, item }, { bank, store }) => {
      await bank.charge({ order: id, cents, key: id });
      await store.send({ order: id, item });
    },
    /cut off after the parcel .* order A-1 was sent 2 times/,
    0,
  ],
  "a look before each call": [
    async ({ id, cents, item }, { bank, store }) => {
      if (!(await bank.isPaid(id))) await bank.charge({ order: id, cents });
      if (!(await store.isSent(id))) await store.send({ order: id, item });
    },
    /held up after looking at the bank .* order A-1 was charged 2 times/,
    3,
  ],
  "a random key": [keyedBy(() => randomUUID()), charged, 0],
  "a key with the run in it": [keyedBy(({ id }, _, run) => `${id} ${run}`), charged, 0],
  "one key for all": [keyedBy(() => "order"), /knows the key "order" from another order/, 1],
  "the customer as key": [keyedBy(({ customer }) => customer), /from another order/, 1],
  "nothing in the second run": [
    async (order, services, run) => {
      if (run === 1) await keyed(order, services, run);
    },
    /order A-1 was never charged/,
    2,
  ],
  "a return where it is paid": [
    async ({ id, cents, item }, { bank, store }) => {
      if (await bank.isPaid(id)) return;
      await bank.charge({ order: id, cents, key: id });
      await store.send({ order: id, item, key: id });
    },
    /order A-1 was never sent/,
    2,
  ],
  nothing: [async () => {}, /order A-1 was never charged/, 2],
};

describe("runTwice.observe(fulfil)", () => {
  it.each(Object.entries(right))("passes %s", async (_name, answer) => {
    expect(await runTwice.observe(answer, attempt)).toMatchObject({ passed: true });
  });

  it.each(Object.entries(wrong))("does not pass %s", async (_name, [answer, observed, hint]) => {
    const verdict = await runTwice.observe(answer, attempt);
    expect(verdict).toMatchObject({ passed: false, observed: expect.stringMatching(observed) });
    expect(verdict.hint).toBe(hint);
  });
});
