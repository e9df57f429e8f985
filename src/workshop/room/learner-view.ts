import type { Catalogue } from "./catalogue.js";
import type { Participant, RoomState } from "./room-state.js";
import type { LearnerView } from "./view.js";

/** What a participant is told: of themselves, and what is open to all. */
export function learnerView(
  person: Participant,
  { unlocked, revealed, shown }: Readonly<RoomState>,
  { predictions, lessons }: Catalogue,
  joinAddress: string,
): LearnerView {
  const asked = shown.what === "prediction" ? predictions.get(shown.which ?? "") : undefined;
  const file = lessons.find(({ id }) => id === asked?.lesson)?.file;
  return {
    number: person.number,
    name: person.name,
    hand: person.hand !== undefined,
    notebook: `${joinAddress.replace(/^http:\/\//, "").replace("/join/", "/")}+${person.companion}`,
    unlocked: [...unlocked],
    revealed: [...revealed],
    asked:
      asked && file !== undefined && !revealed.has(asked.id)
        ? { lesson: asked.lesson, file, prediction: asked.id, question: asked.question }
        : undefined,
    exercises: Object.fromEntries([...person.exercises].map(([id, { passed }]) => [id, passed])),
  };
}
