import {
  type Buyer,
  breakTheShop,
  hastyBuyer,
  keepTheShop,
  type Schedule,
  ticketShop,
} from "overlap/exercises";
import { explore, replay, until } from "overlap/race";
import { describe, expect, it } from "vitest";

const handIn = (schedule: Schedule) => breakTheShop.observe(schedule, async (call) => call());
const run = (buyer: Buyer) => keepTheShop.observe(buyer, async (call) => call());

describe("breakTheShop.observe(schedule)", () => {
  it.each<[Schedule]>([
    ["A B C A A B B C C"],
    [["A", "A", "B", "C", "B", "B", "A", "C", "C"]],
    ["C B A A A B B C C"],
    ["A A B C A B B C C"],
  ])("passes %j, after which three have a ticket", async (schedule) => {
    expect(await handIn(schedule)).toMatchObject({ passed: true });
  });

  it.each<[Schedule, RegExp, RegExp]>([
    ["", /nobody has a ticket; still to come: A \(look\), B/, /What a buyer has seen/],
    ["A A A B B B C", /all are done, A, B have a ticket, for 2/, /all three look/],
    ["A B C A A B B", /A, B have a ticket; still to come: C \(charge\)/, /So far so good/],
    ["A A A B B B", /still to come: C \(look\)/, /What a buyer has seen/],
  ])("fails %j, says what is so and gives a hint", async (schedule, observed, hinted) => {
    const verdict = await handIn(schedule);
    expect(verdict).toMatchObject({ passed: false, observed: expect.stringMatching(observed) });
    expect(breakTheShop.hints[verdict.hint ?? 0]).toMatch(hinted);
  });

  it("says who can run where a name cannot", async () => {
    await expect(handIn("A A A A")).rejects.toThrow("it is done; B or C can run");
  });

  it("the hasty shop breaks by selling too much, in what explore finds too", () => {
    const { complete, broken, breaking } = explore(ticketShop(hastyBuyer));
    expect(complete).toBe(true);
    expect(broken).toBeGreaterThan(0);
    const schedule = [...(breaking?.schedule ?? [])];
    expect(replay(ticketShop(hastyBuyer), schedule).breakage?.kind).toBe("invariant");
  });
});

describe("keepTheShop.observe(buyer)", () => {
  const reserves: Buyer = function* (me, shop) {
    yield "reserve";
    if (shop.seats === 0) return;
    shop.seats -= 1;
    yield "charge";
    shop.charged.push(me);
    yield "hand over";
    shop.sold.push(me);
  };
  const locks = (giveUpLocked = false): Buyer =>
    function* (me, shop) {
      yield until(() => shop.lock === "", "lock");
      shop.lock = me;
      yield "look";
      if (shop.seats === 0) {
        if (!giveUpLocked) shop.lock = "";
        return;
      }
      yield "charge";
      shop.charged.push(me);
      yield "book";
      shop.seats -= 1;
      shop.sold.push(me);
      shop.lock = "";
    };
  const refunds: Buyer = function* (me, shop) {
    yield "charge";
    shop.charged.push(me);
    yield "book";
    if (shop.seats > 0) {
      shop.seats -= 1;
      shop.sold.push(me);
      return;
    }
    yield "refund";
    shop.charged.splice(shop.charged.indexOf(me), 1);
  };

  it.each<[string, Buyer]>([
    ["reserves the seat it sees", reserves],
    ["locks from the look to the booking", locks()],
    ["charges first and gives the money back", refunds],
  ])("passes a purchase that %s", async (_, buyer) => {
    expect(await run(buyer)).toMatchObject({ passed: true });
  });

  it.each<[string, Buyer, RegExp, RegExp]>([
    ["is hasty", hastyBuyer, /have a ticket, for 2 seats/, /takes a lock/],
    [
      "does nothing",
      function* () {
        yield "nothing";
      },
      /0 of 2 seats were sold/,
      /sells nothing/,
    ],
    [
      "goes away where the shop is busy",
      function* (me, shop) {
        yield "try";
        if (shop.lock !== "") return;
        shop.lock = me;
        yield* hastyBuyer(me, shop);
        shop.lock = "";
      },
      /of 2 seats were sold/,
      /waits and does not go away/,
    ],
    ["keeps the lock when it finds no seat", locks(true), /nobody can go on/, /early `return`/],
    [
      "charges in the step in which it books",
      function* (me, shop) {
        yield "buy";
        if (shop.seats === 0) return;
        shop.charged.push(me);
        shop.seats -= 1;
        shop.sold.push(me);
      },
      /in one step/,
      /The bank takes its time/,
    ],
    [
      "never charges",
      function* (me, shop) {
        yield "book";
        if (shop.seats === 0) return;
        shop.seats -= 1;
        shop.sold.push(me);
      },
      /charged: nobody; sold to/,
      /Who has a ticket is charged once/,
    ],
    [
      "charges those who come too late as well",
      function* (me, shop) {
        yield "charge";
        shop.charged.push(me);
        yield "book";
        if (shop.seats === 0) return;
        shop.seats -= 1;
        shop.sold.push(me);
      },
      /charged: A, B, C; sold to/,
      /who has none is not charged/,
    ],
    [
      "asks for the lock without end",
      function* (me, shop) {
        yield "ask";
        while (shop.lock !== me) {
          if (shop.lock === "never") shop.lock = me;
          yield "ask again";
        }
      },
      /not done in 200 steps/,
      /To ask again and again is not to wait/,
    ],
    [
      "knows only the case of two seats",
      function* (me, shop) {
        if (me === "C") return;
        yield* reserves(me, shop);
      },
      /2 of 3 seats were sold/,
      /sells nothing/,
    ],
    [
      "looks and reserves in two steps",
      function* (me, shop) {
        yield "look";
        if (shop.seats === 0) return;
        yield "reserve";
        shop.seats -= 1;
        yield "charge";
        shop.charged.push(me);
        yield "hand over";
        shop.sold.push(me);
      },
      /have a ticket, for 2 seats/,
      /in the very step in which you see it/,
    ],
  ])("fails a purchase that %s", async (_, buyer, observed, hinted) => {
    const verdict = await run(buyer);
    expect(verdict).toMatchObject({ passed: false, observed: expect.stringMatching(observed) });
    expect(keepTheShop.hints[verdict.hint ?? 0]).toMatch(hinted);
  });

  it("gives the same verdict each time", async () => {
    expect(await run(hastyBuyer)).toEqual(await run(hastyBuyer));
  });
});
