import type { Catalogue } from "./catalogue.js";
import { projectorView } from "./projector-view.js";
import type { RoomState } from "./room-state.js";
import type { InstructorView } from "./view.js";

/** What the instructor sees: all of the room, names among it. */
export function instructorView(state: Readonly<RoomState>, catalogue: Catalogue): InstructorView {
  const people = [...state.people.values()];
  const { what, which } = state.shown;
  const answered: Record<string, number> = {};
  for (const { predictions } of people) {
    for (const id of predictions.keys()) answered[id] = (answered[id] ?? 0) + 1;
  }
  return {
    projector: projectorView(state, catalogue),
    shown: { what, ...(which !== undefined && { which }) },
    revealed: [...state.revealed],
    unlocked: [...state.unlocked],
    answered,
    people: people.map(({ id, number, name, hand, left, exercises, predictions }) => ({
      id,
      number,
      name,
      hand,
      left,
      passed: [...exercises.values()].filter(({ passed }) => passed).length,
      predictions: predictions.size,
    })),
  };
}
