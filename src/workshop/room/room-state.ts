import type { Act, Submitted } from "./protocol.js";
import type { RoomRecord } from "./record.js";

/** Somebody in the room. */
export interface Participant {
  id: string;
  /** In the order of joining, from 1. */
  number: number;
  name?: string;
  /** What lets another page or notebook of theirs be them. */
  companion: string;
  joined: string;
  left: boolean;
  /** Since when the hand is up. */
  hand?: string;
  predictions: Map<string, string | number>;
  /** What their own runs recorded. */
  recorded: Map<string, string | number>;
  exercises: Map<string, Attempted>;
  lessons: Set<string>;
  machine?: Extract<Submitted, { kind: "machine" }>;
  submissions: Set<string>;
  /** Names, comings and goings that were kept: they count among the submissions. */
  moves: number;
}

/** What became of an exercise. */
export interface Attempted {
  passed: boolean;
  /** How often it was checked. */
  tries: number;
  /** A check has passed it, not the learner's word alone. */
  checked: boolean;
}

/** What the projector shows. */
export type Shown = Extract<Act, { act: "show" }>;

/** Everything that a room knows, as its records make it. */
export interface RoomState {
  /** By id, in the order of joining. Who was removed is not among them. */
  people: Map<string, Participant>;
  /** By the digest of a token. */
  tokens: Map<string, Participant>;
  companions: Map<string, Participant>;
  shown: Shown;
  /** Predictions whose truth is shown. */
  revealed: Set<string>;
  /** `LESSON SECTION hints`: see {@link lockName}. */
  unlocked: Set<string>;
  /** How many submissions were kept. */
  heard: number;
  /** How many have ever joined. */
  joined: number;
}

export function emptyState(): RoomState {
  return {
    people: new Map(),
    tokens: new Map(),
    companions: new Map(),
    shown: { act: "show", what: "join" },
    revealed: new Set(),
    unlocked: new Set(),
    heard: 0,
    joined: 0,
  };
}

export function lockName(lesson: string, section: string, what: "hints" | "solutions"): string {
  return `${lesson} ${section} ${what}`;
}

/** Makes what happened part of the state. A submission that is there already changes nothing. */
export function applyRecord(state: RoomState, record: RoomRecord): void {
  if (record.type === "act") applyAct(state, record.act);
  else if (record.type === "join") applyJoin(state, record);
  else {
    const person = state.people.get(record.person);
    // Of somebody who was removed, what was under way then counts no more.
    if (person) applyOf(person, state, record);
  }
}

type Own = Exclude<RoomRecord, { type: "act" | "join" }>;

function applyOf(person: Participant, state: RoomState, record: Own): void {
  switch (record.type) {
    case "companion":
      state.tokens.set(record.token, person);
      person.left = false;
      break;
    case "name":
      person.moves += 1;
      setName(person, record.name);
      break;
    case "return":
      person.moves += 1;
      person.left = false;
      break;
    case "leave":
      person.moves += 1;
      person.left = true;
      delete person.hand;
      break;
    case "submit":
      if (person.submissions.has(record.submission.id)) return;
      person.submissions.add(record.submission.id);
      state.heard += 1;
      person.left = false;
      applySubmission(person, record.submission, record.at);
  }
}

function applyJoin(state: RoomState, record: Extract<RoomRecord, { type: "join" }>): void {
  if (state.people.has(record.person)) return;
  state.joined += 1;
  const person: Participant = {
    id: record.person,
    number: state.joined,
    companion: record.companion,
    joined: record.at,
    left: false,
    predictions: new Map(),
    recorded: new Map(),
    exercises: new Map(),
    lessons: new Set(),
    submissions: new Set(),
    moves: 0,
  };
  setName(person, record.name);
  state.people.set(person.id, person);
  state.tokens.set(record.token, person);
  state.companions.set(record.companion, person);
}

function setName(person: Participant, name: string | undefined): void {
  if (name === undefined) delete person.name;
  else person.name = name;
}

function applySubmission(person: Participant, submission: Submitted, at: string): void {
  switch (submission.kind) {
    case "prediction":
      person.predictions.set(submission.prediction, submission.answer);
      break;
    case "recorded":
      person.recorded.set(submission.prediction, submission.truth);
      break;
    case "exercise": {
      const { exercise, passed, by } = submission;
      const before = person.exercises.get(exercise) ?? { passed: false, tries: 0, checked: false };
      const isCheck = by === "check";
      // A learner may take back their own word, never what a check has seen.
      person.exercises.set(exercise, {
        passed: isCheck ? before.passed || passed : before.checked || passed,
        tries: before.tries + (isCheck ? 1 : 0),
        checked: before.checked || (isCheck && passed),
      });
      break;
    }
    case "lesson":
      if (submission.done) person.lessons.add(submission.lesson);
      else person.lessons.delete(submission.lesson);
      break;
    case "machine":
      person.machine = submission;
      break;
    case "hand":
      if (!submission.up) delete person.hand;
      else person.hand ??= at;
  }
}

function applyAct(state: RoomState, act: Act): void {
  switch (act.act) {
    case "show":
      state.shown = act;
      break;
    case "reveal":
      if (act.open) state.revealed.add(act.prediction);
      else state.revealed.delete(act.prediction);
      break;
    case "unlock": {
      const name = lockName(act.lesson, act.section, act.what);
      if (act.open) state.unlocked.add(name);
      else state.unlocked.delete(name);
      break;
    }
    default: {
      const person = state.people.get(act.person);
      if (!person) return;
      if (act.act === "lower") delete person.hand;
      else if (act.act === "unname") delete person.name;
      else remove(state, person);
    }
  }
}

/** Their answers go with them, and their tokens are worth nothing. */
function remove(state: RoomState, person: Participant): void {
  state.people.delete(person.id);
  state.companions.delete(person.companion);
  for (const [token, owner] of state.tokens) {
    if (owner === person) state.tokens.delete(token);
  }
}
