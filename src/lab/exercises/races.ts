import type { Exercise } from "../lesson/index.js";
import { type Breakage, explore, type Replay, replay } from "../race/index.js";
import { type Buyer, hastyBuyer, type Shop, ticketShop } from "./ticket-shop.js";

/** What the learner hands in: who takes each step, `"A B B A"` or a list of names. */
export type Schedule = string | readonly string[];

/** Lesson 11: find a schedule that breaks the shop. */
export const breakTheShop: Exercise<Schedule> = {
  id: "break-the-shop",
  expected: "a schedule of the hasty buyers after which three have a ticket for two seats.",
  hints: [
    "Every name is one step of that buyer. A buyer who looks when no seat is left goes away; everybody else takes three steps: look, charge, book.",
    "What a buyer has seen stays seen. Who looked while a seat was left will book, however long it takes.",
    "Let all three look before the second one books.",
    "So far so good: go on until three have booked.",
  ],
  async observe(schedule, attempt) {
    const run = await attempt(() => replay(ticketShop(hastyBuyer), schedule));
    if (run.breakage)
      return { passed: true, observed: `after ${count(run.breakage.after)}, ${told(run)}.` };
    const { state } = run.steps.at(-1) ?? { state: run.start };
    const left = run.next.map(({ task, label }) => `${task} (${label})`).join(", ");
    const sold = `${state.sold.join(", ") || "nobody"} ${state.sold.length > 1 ? "have" : "has"} a ticket`;
    if (run.next.length === 0) {
      const observed = `the shop survives: all are done, ${sold}, for 2 seats.`;
      return { passed: false, observed, hint: 2 };
    }
    const observed = `nothing has broken in ${count(run.steps.length)}: ${sold}; still to come: ${left}.`;
    return { passed: false, observed, hint: allWillBook(run, state) ? 3 : 1 };
  },
};

/** Whether everybody has seen a seat that was left, and so will book in the end. */
function allWillBook({ tasks, next }: Replay<Shop>, { sold }: Shop): boolean {
  const booking = next.filter(({ label }) => label !== "look").map(({ task }) => task);
  return tasks.every((task) => sold.includes(task) || booking.includes(task));
}

const BEGIN = 0;
const OVERSOLD = 1;
const UNSOLD = 2;
const STUCK = 3;
const CHARGED = 4;
const SLOW = 5;
const ENDLESS = 6;

const SEED = 11;
const SCHEDULES = 10_000;
/** Seats, buyers, and how many schedules: the shop of the lesson first. */
const CASES: readonly (readonly [seats: number, buyers: string, schedules: number])[] = [
  [2, "ABC", SCHEDULES],
  [1, "AB", 1000],
  [3, "ABC", 1000],
  [0, "AB", 1000],
  [2, "ABCD", 1000],
];

/** Lesson 11: a purchase that survives 10,000 schedules. */
export const keepTheShop: Exercise<Buyer> = {
  id: "keep-the-shop",
  expected: `in ${SCHEDULES.toLocaleString("en-US")} seeded schedules with 2 seats and 3 buyers, and in others, every seat that somebody wants is sold once, exactly those who have a ticket are charged, and everybody comes to an end.`,
  hints: [
    "Begin with a `yield`: it names the step that follows. What stands between two yields is one step, and nobody comes between.",
    "Between looking and booking the others look too. Either nobody else may look until you have booked, which takes a lock, or you take the seat in the very step in which you see it, and charge afterwards.",
    'Who finds the shop busy waits and does not go away: `yield until(() => shop.lock === "", "lock")`. A purchase that does nothing breaks nothing, but it sells nothing either.',
    "Somebody waits for a lock that is never given back. Look at every way out of your function, also at the early `return`.",
    "Who has a ticket is charged once, and who has none is not charged: charge only when the seat is yours for certain.",
    "The bank takes its time: `seats` and `sold` must not change in the step that charges. Put a `yield` between them, so that others can come in while the bank works, as they do in a real shop.",
    "To ask again and again is not to wait: the scheduler may let you ask for ever. `yield until(condition, label)` is taken only when the condition holds.",
  ],
  async observe(buyer, attempt) {
    for (const [seats, buyers, limit] of CASES) {
      const program = ticketShop(buyer, seats, buyers);
      const { schedules, broken, breaking } = await attempt(() =>
        explore(program, { seed: SEED, limit, maxSteps: 200 }),
      );
      if (!breaking) continue;
      const observed = `with ${program.name}, ${count(broken, "schedule")} of ${schedules.toLocaleString("en-US")} broke it; in ${shorten(breaking.schedule)}, ${told(breaking.replay)}.`;
      return { passed: false, observed, hint: hintFor(breaking.replay.breakage) };
    }
    const others = CASES.slice(1).reduce((sum, [, , limit]) => sum + limit, 0);
    const observed = `${SCHEDULES.toLocaleString("en-US")} schedules of your purchase, and ${others.toLocaleString("en-US")} with other numbers of seats and buyers: none broke it.`;
    return { passed: true, observed };
  },
};

function hintFor(breakage: Breakage | undefined): number {
  switch (breakage?.kind) {
    case "deadlock":
      return STUCK;
    case "endless":
      return ENDLESS;
    case "invariant":
      return OVERSOLD;
    case "threw":
      return breakage.message.includes("in one step") ? SLOW : BEGIN;
    default:
      return breakage?.message.endsWith("were sold") ? UNSOLD : CHARGED;
  }
}

/** What went wrong, in the middle of a sentence. */
function told({ breakage }: Replay<Shop>): string {
  return breakage?.message ?? "nothing went wrong";
}

function shorten(schedule: readonly string[]): string {
  const most = 30;
  const names = schedule.slice(0, most).join(" ");
  return schedule.length > most ? `\`${names} …\`` : `\`${names}\``;
}

function count(number: number, noun = "step"): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}
