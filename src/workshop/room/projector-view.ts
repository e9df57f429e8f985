import type { Catalogue } from "./catalogue.js";
import { countNumbers, countOptions } from "./histogram.js";
import type { AskedPrediction } from "./page-plan.js";
import type { Participant, RoomState } from "./room-state.js";
import type {
  ExercisesSlide,
  MachinesSlide,
  PredictionSlide,
  ProjectorView,
  Truth,
} from "./view.js";

/** What the projector shows of a room. It holds no names. */
export function projectorView(state: Readonly<RoomState>, catalogue: Catalogue): ProjectorView {
  const people = [...state.people.values()];
  return {
    people: people.filter(({ left }) => !left).length,
    hands: people.filter(({ hand }) => hand !== undefined).length,
    heard: state.heard,
    shows: slide(state, catalogue, people),
  };
}

function slide(
  { shown, revealed }: Readonly<RoomState>,
  catalogue: Catalogue,
  people: readonly Participant[],
): ProjectorView["shows"] {
  switch (shown.what) {
    case "machines":
      return machinesSlide(people);
    case "exercises":
      return exercisesSlide(people, catalogue, shown.which);
    case "prediction": {
      const asked = catalogue.predictions.get(shown.which ?? "");
      if (asked) {
        const { title } = catalogue.lessons.find(({ id }) => id === asked.lesson)!;
        return predictionSlide(people, asked, title, revealed.has(asked.id));
      }
    }
  }
  return { what: "join" };
}

/** @param revealed Whether it may say what came out. */
export function predictionSlide(
  people: readonly Participant[],
  asked: AskedPrediction,
  lesson: string,
  revealed: boolean,
): PredictionSlide {
  const { id, question, options, unit } = asked;
  const answers = people.flatMap(({ predictions }) => predictions.get(id) ?? []);
  const truth = revealed ? truthOf(people, asked) : undefined;
  const right = truth?.text ?? truth?.mostly;
  const bars =
    options.length > 0
      ? countOptions(answers, options, right)
      : countNumbers(answers.map(Number), unit, numberIn(right));
  return {
    what: "prediction",
    id,
    lesson,
    question,
    bars,
    answered: answers.length,
    ...(truth && { truth }),
  };
}

function truthOf(
  people: readonly Participant[],
  { id, truth, because, unit }: AskedPrediction,
): Truth {
  const recorded = people.flatMap((person) => person.recorded.get(id) ?? []);
  return { text: truth, because, runs: recorded.length, mostly: mostly(recorded, unit) };
}

/** The middle one of numbers, else the one that comes most often. */
function mostly(
  recorded: readonly (string | number)[],
  unit: string | undefined,
): string | undefined {
  if (recorded.length === 0) return undefined;
  if (recorded.every((one) => typeof one === "number")) {
    const middle = median(recorded as number[]);
    return `${Number(middle.toPrecision(3))}${unit === undefined ? "" : ` ${unit}`}`;
  }
  const texts = recorded.map(String);
  const times = (text: string) => texts.filter((one) => one === text).length;
  return [...new Set(texts)].sort((one, other) => times(other) - times(one))[0];
}

/** `1,234 ms` is 1234. */
function numberIn(text: string | undefined): number | undefined {
  const value = Number.parseFloat(text?.replaceAll(",", "") ?? "");
  return Number.isFinite(value) ? value : undefined;
}

/** Every machine's curve, and the middle of all of them where at least half of them were measured. */
export function machinesSlide(people: readonly Participant[]): MachinesSlide {
  const machines = people.flatMap(({ machine }) => machine ?? []);
  const counts = new Set(machines.flatMap(({ points }) => points.map(({ workers }) => workers)));
  const medians = [...counts]
    .sort((one, other) => one - other)
    .map((workers) => {
      const speedups = machines.flatMap(({ points }) =>
        points.flatMap((point) => (point.workers === workers ? point.speedup : [])),
      );
      return { workers, speedup: median(speedups), machines: speedups.length };
    })
    .filter(({ machines: measured }) => measured * 2 >= machines.length);
  return {
    what: "machines",
    machines: machines.map(({ cores, points }) => ({
      cores,
      points: points.map(({ workers, speedup }) => ({ workers, speedup })),
    })),
    medians,
  };
}

/** @param lesson Default: all lessons of which somebody has tried an exercise. */
export function exercisesSlide(
  people: readonly Participant[],
  { lessons }: Catalogue,
  lesson?: string,
): ExercisesSlide {
  const rows = lessons
    .filter(({ id }) => lesson === undefined || id === lesson)
    .map(({ title, exercises }) => ({
      title,
      exercises: exercises.map(({ id, title }) => {
        const attempts = people.flatMap((person) => person.exercises.get(id) ?? []);
        return {
          id,
          title,
          passed: attempts.filter(({ passed }) => passed).length,
          trying: attempts.filter(({ passed, tries }) => !passed && tries > 0).length,
        };
      }),
    }))
    .filter(({ exercises }) => {
      const tried = exercises.some(({ passed, trying }) => passed + trying > 0);
      return exercises.length > 0 && (lesson !== undefined || tried);
    });
  return { what: "exercises", lessons: rows };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[middle]!
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
