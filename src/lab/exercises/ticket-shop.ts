import type { Program, Task } from "../race/index.js";

/** A shop that sells the last seats of a train. */
export interface Shop {
  seats: number;
  /** Whose card was charged. */
  charged: string[];
  /** Who has a ticket. */
  sold: string[];
  /** A word that the buyers may use as a lock; nobody else looks at it. */
  lock: string;
}

/** One purchase, as steps: each `yield` names the step that follows it. */
export type Buyer = (me: string, shop: Shop) => Task;

/** Looks whether a seat is left, has the card charged, and books. */
export const hastyBuyer: Buyer = function* (me, shop) {
  yield "look";
  if (shop.seats === 0) return;
  yield "charge";
  shop.charged.push(me);
  yield "book";
  shop.seats -= 1;
  shop.sold.push(me);
};

/**
 * The shop as a program: as many tasks as buyers, and what must be true of every purchase.
 * Charging asks a bank, so nothing of the shop may change in the same step.
 */
export function ticketShop(buyer: Buyer, seats = 2, buyers = "ABC"): Program<Shop> {
  const names = [...buyers];
  return {
    name: `${names.length} buyers for ${seats} ${seats === 1 ? "seat" : "seats"}`,
    state: () => ({ seats, charged: [], sold: [], lock: "" }),
    tasks: Object.fromEntries(names.map((me) => [me, (shop) => slowBank(buyer(me, shop), shop)])),
    invariant: ({ sold }) => {
      if (sold.length > seats) return `${sold.join(", ")} have a ticket, for ${seats} seats`;
      return new Set(sold).size === sold.length || `one of ${sold.join(", ")} has two tickets`;
    },
    final: (shop) => {
      const wanted = Math.min(seats, names.length);
      if (shop.sold.length < wanted) return `${shop.sold.length} of ${wanted} seats were sold`;
      if (inOrder(shop.charged) !== inOrder(shop.sold))
        return `charged: ${inOrder(shop.charged)}; sold to: ${inOrder(shop.sold)}`;
      const left = seats - wanted;
      return shop.seats === left || `the shop says ${shop.seats} seats are left, it is ${left}`;
    },
  };
}

/** Goes through a purchase; refuses a step that charges and changes the shop at once. */
function* slowBank(steps: Task, shop: Shop): Task {
  let next = steps.next();
  while (!next.done) {
    yield next.value;
    const before = { charged: shop.charged.length, shop: shopOf(shop) };
    next = steps.next();
    if (shop.charged.length !== before.charged && shopOf(shop) !== before.shop)
      throw new Error("the card was charged and the shop changed in one step");
  }
}

function shopOf({ seats, sold }: Shop): string {
  return `${seats} ${sold.join()}`;
}

function inOrder(names: readonly string[]): string {
  return [...names].sort().join(", ") || "nobody";
}
