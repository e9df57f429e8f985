import { randomUUID } from "node:crypto";
import type { Submission, Told } from "./submission.js";

/** Milliseconds that one request to a room may take. */
const PATIENCE = 5000;
/** Milliseconds between two tries while the room does not answer. */
const PAUSES = [250, 500, 1000, 2000, 4000];
/** What waits at most; the oldest goes first. */
const MOST = 500;

/** Brings what a learner does to the room, one after the other, as often as it takes. */
export interface Delivery {
  /** Takes it; comes back at once. */
  tell(told: Told): void;
  /** Waits until the room has everything, or the signal aborts. */
  settled(signal?: AbortSignal): Promise<void>;
  /** How many the room has not confirmed yet. */
  readonly waiting: number;
  /** Forgets what waits. */
  stop(): void;
}

/**
 * Every submission keeps its id until the room has confirmed it, so that none is lost and none is
 * counted twice when the room is restarted or the network drops it. Waiting keeps no process alive.
 *
 * @param onRefused Called when the room refuses one, with its reason; that one is given up.
 */
export function createDelivery(
  origin: string,
  token: string,
  onRefused: (reason: string) => void = () => {},
): Delivery {
  let queue: Submission[] = [];
  let stopped = false;
  let going: Promise<void> | undefined;

  async function deliver(): Promise<void> {
    for (let failures = 0; queue.length > 0 && !stopped; ) {
      const [next] = queue;
      const outcome = await send(origin, token, next!);
      if (outcome === "again") {
        await pause(PAUSES[Math.min(failures, PAUSES.length - 1)]!);
        failures += 1;
        continue;
      }
      failures = 0;
      queue = queue.filter((one) => one !== next);
      if (outcome !== "kept") onRefused(outcome.refused);
    }
    going = undefined;
  }

  return {
    tell(told) {
      if (stopped) return;
      queue.push({ ...told, id: randomUUID() });
      if (queue.length > MOST) queue.shift();
      going ??= deliver();
    },
    async settled(signal) {
      if (!going) return;
      if (!signal) return going;
      const { promise, release } = aborted(signal);
      try {
        await Promise.race([going, promise]);
      } finally {
        release();
      }
    },
    get waiting() {
      return queue.length;
    },
    stop() {
      stopped = true;
      queue = [];
    },
  };
}

async function send(
  origin: string,
  token: string,
  submission: Submission,
): Promise<"kept" | "again" | { refused: string }> {
  try {
    const response = await fetch(`${origin}/room/submit`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(submission),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const answer = (await response.json().catch(() => ({}))) as { error?: string };
    if (response.ok) return "kept";
    if (response.status === 429 || response.status >= 500) return "again";
    return { refused: answer.error ?? `status ${response.status}` };
  } catch {
    return "again";
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

function aborted(signal: AbortSignal): { promise: Promise<void>; release: () => void } {
  let onAbort = () => {};
  const promise = new Promise<void>((resolve) => {
    onAbort = resolve;
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
  return { promise, release: () => signal.removeEventListener("abort", onAbort) };
}
