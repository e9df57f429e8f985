import { type Program, type Task, until } from "../explorer/program.js";

/** Who holds each lock; empty when nobody does. */
export interface TwoLocks {
  left: string;
  right: string;
}

/** Two tasks need the same two locks and take them in opposite order. */
export const twoLocks: Program<TwoLocks> = {
  name: "two locks",
  state: () => ({ left: "", right: "" }),
  tasks: { A: takesBoth("A", "left", "right"), B: takesBoth("B", "right", "left") },
};

/** The same, but everybody takes the left one first. */
export const twoLocksFixed: Program<TwoLocks> = {
  name: "two locks, fixed by one order for all",
  state: () => ({ left: "", right: "" }),
  tasks: { A: takesBoth("A", "left", "right"), B: takesBoth("B", "left", "right") },
};

function takesBoth(me: string, first: keyof TwoLocks, second: keyof TwoLocks) {
  return function* (locks: TwoLocks): Task {
    yield until(() => locks[first] === "", `lock ${first}`);
    locks[first] = me;
    yield until(() => locks[second] === "", `lock ${second}`);
    locks[second] = me;
    yield `unlock ${second}`;
    locks[second] = "";
    yield `unlock ${first}`;
    locks[first] = "";
  };
}
