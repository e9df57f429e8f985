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
  /** @throws Refusal when the room is full. */
  join(entry: Pick<Join, "name" | "companion">, token: string): Promise<Participant>;
  /**
   * Keeps a submission, once: sent again it is confirmed again.
   *
   * @returns How many the room had kept with it.
   * @throws Refusal when that participant has sent too many.
   */
  submit(person: Participant, submission: Submitted): Promise<number>;
  rename(person: Participant, name: string): Promise<void>;
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
    // Who was removed has made room, but not for ever more.
    const isFull = state.people.size + joining.size >= LIMITS.participants;
    if (isFull || state.joined >= LIMITS.participants * 10) {
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
    return state.people.get(person)!;
  }

  function tokensOf(person: Participant): number {
    return [...state.tokens.values()].filter((owner) => owner === person).length;
  }

  return {
    state,
    async join(entry, token) {
      const key = digest(token);
      const known = state.tokens.get(key) ?? joining.get(key);
      if (known) return known;
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
      if (person.submissions.size >= LIMITS.submissions) {
        throw new Refusal(403, `the room takes ${LIMITS.submissions} results of each, no more`);
      }
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
    rename(person, name) {
      const called = toName(name);
      return keep({
        type: "name",
        at: at(),
        person: person.id,
        ...(called !== undefined && { name: called }),
      });
    },
    leave: (person) => keep({ type: "leave", at: at(), person: person.id }),
    act: (act) => keep({ type: "act", at: at(), act }),
    whoHas: (token) => state.tokens.get(digest(token)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
