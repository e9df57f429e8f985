import type { Program, Task } from "../explorer/program.js";

/** A train with one seat left, and who was sold it. */
export interface Train {
  seats: number;
  sold: string[];
}

/** Two tasks look whether a seat is left, and then book it. */
export const checkThenAct: Program<Train> = {
  name: "check, then act",
  state: () => ({ seats: 1, sold: [] }),
  tasks: { A: booksLater("A"), B: booksLater("B") },
  invariant: ({ seats, sold }) => seats >= 0 || `one seat was sold to ${sold.join(" and ")}`,
};

function booksLater(me: string) {
  return function* (train: Train): Task {
    yield "look";
    if (train.seats === 0) return;
    yield "book";
    train.seats -= 1;
    train.sold.push(me);
  };
}

/** The same, but nobody comes between looking and booking. */
export const checkThenActFixed: Program<Train> = {
  name: "check and act, fixed by one step for both",
  state: () => ({ seats: 1, sold: [] }),
  tasks: { A: booksAtOnce("A"), B: booksAtOnce("B") },
  invariant: ({ seats, sold }) => seats >= 0 || `one seat was sold to ${sold.join(" and ")}`,
};

function booksAtOnce(me: string) {
  return function* (train: Train): Task {
    yield "look and book";
    if (train.seats === 0) return;
    train.seats -= 1;
    train.sold.push(me);
  };
}
