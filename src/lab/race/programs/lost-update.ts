import { type Program, type Task, until } from "../explorer/program.js";

/** Two tasks add 1 to the same counter: read, then write what was read plus one. */
export const lostUpdate: Program<{ count: number }> = {
  name: "lost update",
  state: () => ({ count: 0 }),
  tasks: { A: increment, B: increment },
  final: ({ count }) => count === 2 || `two tasks added 1, the counter says ${count}`,
};

function* increment(shared: { count: number }): Task {
  yield "read";
  const seen = shared.count;
  yield `write ${seen + 1}`;
  shared.count = seen + 1;
}

/** The same, but nobody reads while another is between reading and writing. */
export const lostUpdateFixed: Program<{ count: number; locked: boolean }> = {
  name: "lost update, fixed by a lock",
  state: () => ({ count: 0, locked: false }),
  tasks: { A: lockedIncrement, B: lockedIncrement },
  final: ({ count }) => count === 2 || `two tasks added 1, the counter says ${count}`,
};

function* lockedIncrement(shared: { count: number; locked: boolean }): Task {
  yield until(() => !shared.locked, "lock");
  shared.locked = true;
  yield* increment(shared);
  yield "unlock";
  shared.locked = false;
}
