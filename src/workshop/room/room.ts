import { randomUUID } from "node:crypto";
import { digest, makeCode } from "./code.js";
import { LIMITS } from "./limits.js";
import type { Log } from "./log.js";
import { toName } from "./name.js";
import type { Act, Join, Submitted } from "./protocol.js";
import type { RoomRecord } from "./record.js";
import { Refusal } from "./refusal.js";
import { applyRecord, emptyState, type Participant, type RoomState } from "./room-state.js";

/** What happens in a room; all of it is on the disk before it is confirmed. */
export interface Room {
  readonly state: Readonly<RoomState>;
  /**
   * Who holds the token already is who they were, and back if they had left.
   *
   * @throws Refusal when the room is full.
   */
  join(entry: Pick<Join, "name" | "companion">, token: string): Promise<Participant>;
  /**
   * Keeps a submission, once: sent again it is confirmed again.
   *
   * @returns How many the room had kept with it.
   * @throws Refusal when that participant has sent too many.
   */
  submit(person: Participant, submission: Submitted): Promise<number>;
  /** @throws Refusal when that participant has sent too much. */
  rename(person: Participant, name: string): Promise<void>;
  /** @throws Refusal when that participant has sent too much. */
  leave(person: Participant): Promise<void>;
  act(act: Act): Promise<void>;
  /** Who holds this token. */
  whoHas(token: string): Participant | undefined;
  /** Calls back after each change, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/**
 * A room as its records made it, going on from there.
 *
 * @param now The time of day, for the records.
 */
export function createRoom(
  log: Log,
  records: readonly RoomRecord[],
  now: () => Date = () => new Date(),
): Room {
  const state = emptyState();
  for (const record of records) applyRecord(state, record);
  const listeners = new Set<() => void>();
  const underWay = new Map<string, Promise<number>>();
  const joining = new Map<string, Promise<Participant>>();
  // Since this room was opened: who never came back after a restart takes no place.
  const seen = new WeakSet<Participant>();
  const before = state.people.size;

  // In the order of the file: what is appended first is applied first.
  async function keep(record: RoomRecord): Promise<void> {
    try {
      await log.append(record);
    } catch (error) {
      throw new Refusal(503, `the room's disk keeps nothing: ${(error as Error).message}`);
    }
    applyRecord(state, record);
    for (const listener of listeners) listener();
  }
  const at = () => now().toISOString();

  async function enter({ name, companion }: Pick<Join, "name" | "companion">, key: string) {
    const other = companion === undefined ? undefined : state.companions.get(companion);
    if (other) {
      if (tokensOf(other) >= LIMITS.streams * 4) {
        throw new Refusal(403, "you have joined from too many pages: leave some of them");
      }
      await keep({ type: "companion", at: at(), person: other.id, token: key });
      return other;
    }
    // Who has left or was removed has made room; those who left are still kept, but not any number.
    const places = [...state.people.values()].filter((one) => seen.has(one) && !one.left).length;
    const isFull = places + joining.size >= LIMITS.participants;
    if (isFull || state.people.size - before >= LIMITS.participants * 10) {
      throw new Refusal(403, `the room is full: it takes ${LIMITS.participants} people`);
    }
    const called = toName(name ?? "");
    const person = randomUUID();
    await keep({
      type: "join",
      at: at(),
      person,
      token: key,
      companion: makeCode(),
      ...(called !== undefined && { name: called }),
    });
    const joined = state.people.get(person)!;
    seen.add(joined);
    return joined;
  }

  async function comeBack(person: Participant, name: string | undefined): Promise<Participant> {
    seen.add(person);
    // Who has sent all that the room takes is served, and stays among those who left.
    if (isSpent(person)) return person;
    if (person.left) await keep({ type: "return", at: at(), person: person.id });
    if (name !== undefined && toName(name) !== undefined && !isSpent(person)) {
      await call(person, name);
    }
    return person;
  }

  async function call(person: Participant, name: string): Promise<void> {
    const called = toName(name);
    if (called === person.name) return;
    checkSpent(person);
    await keep({
      type: "name",
      at: at(),
      person: person.id,
      ...(called !== undefined && { name: called }),
    });
  }

  function isSpent({ submissions, moves }: Participant): boolean {
    return submissions.size + moves >= LIMITS.submissions;
  }

  function checkSpent(person: Participant): void {
    if (!isSpent(person)) return;
    throw new Refusal(403, `the room takes ${LIMITS.submissions} results of each, no more`);
  }

  function tokensOf(person: Participant): number {
    return [...state.tokens.values()].filter((owner) => owner === person).length;
  }

  return {
    state,
    async join(entry, token) {
      const key = digest(token);
      const known = state.tokens.get(key);
      if (known) return comeBack(known, entry.name);
      const same = joining.get(key);
      if (same) return same;
      const entering = enter(entry, key);
      joining.set(key, entering);
      try {
        return await entering;
      } finally {
        joining.delete(key);
      }
    },
    async submit(person, submission) {
      if (person.submissions.has(submission.id)) return state.heard;
      const name = `${person.id} ${submission.id}`;
      const same = underWay.get(name);
      if (same) return same;
      checkSpent(person);
      const keeping = keep({ type: "submit", at: at(), person: person.id, submission }).then(
        () => state.heard,
      );
      underWay.set(name, keeping);
      try {
        return await keeping;
      } finally {
        underWay.delete(name);
      }
    },
    rename: call,
    async leave(person) {
      if (person.left) return;
      checkSpent(person);
      await keep({ type: "leave", at: at(), person: person.id });
    },
    act: (act) => keep({ type: "act", at: at(), act }),
    whoHas(token) {
      const person = state.tokens.get(digest(token));
      if (person) seen.add(person);
      return person;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
