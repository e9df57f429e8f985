import type { Told } from "../../../lab/room/submission.js";
import { ask } from "./ask.js";

const KEY = "overlap.room.outbox";
/** Milliseconds between two tries. */
const PAUSE = 2000;
const MOST = 200;

type Waiting = Told & { id: string };

/** What this browser has not brought to the room yet; it outlives the page. */
export interface Outbox {
  tell(told: Told): void;
  /** Tries again now. */
  hurry(): void;
}

/** @param onWaiting Called with how many wait, after each change. */
export function openOutbox(onWaiting: (count: number) => void): Outbox {
  let busy = false;
  let due = 0;
  const flush = async () => {
    window.clearTimeout(due);
    if (busy) return;
    busy = true;
    for (let [next] = read(); next; [next] = read()) {
      const answer = await ask("/room/submit", next);
      const again =
        !answer.ok && (answer.status === 0 || answer.status === 429 || answer.status >= 500);
      // Who has not joined keeps it for when they have.
      if (again || (!answer.ok && answer.status === 401)) {
        if (again) due = window.setTimeout(flush, PAUSE);
        break;
      }
      const done = next.id;
      write(read().filter(({ id }) => id !== done));
      onWaiting(read().length);
    }
    busy = false;
  };
  return {
    tell(told) {
      write([...read(), { ...told, id: newId() }].slice(-MOST));
      onWaiting(read().length);
      void flush();
    },
    hurry: () => void flush(),
  };
}

/** Storage that a private window refuses holds for this page only. */
let memory: Waiting[] = [];

function read(): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    return memory;
  }
}

function write(waiting: Waiting[]): void {
  memory = waiting;
  try {
    localStorage.setItem(KEY, JSON.stringify(waiting));
  } catch {
    // Then memory alone has it.
  }
}

/** `crypto.randomUUID` exists only where a page came by https. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
