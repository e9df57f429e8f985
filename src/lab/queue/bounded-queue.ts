/**
 * What `put` does when the queue is full: wait for room, drop the new item, drop the oldest one to
 * make room, or reject.
 */
export type FullPolicy = "block" | "drop-newest" | "drop-oldest" | "reject";

export interface QueueOptions<T> {
  /** How many items may lie in it: an integer of 1 or more, or Infinity. */
  capacity: number;
  /** Default `block`: the pressure goes back to the producer. */
  policy?: FullPolicy | undefined;
  /** Hears of each item that is dropped; must not throw. */
  onDrop?: ((item: T) => void) | undefined;
}

export interface WaitOptions {
  /** Ends the waiting: rejects with its reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Where the items went. Each item that was put is in one place: taken, dropped, rejected,
 * withdrawn, in the queue (`size`), or still before its door (`waiting`).
 */
export interface QueueCounts {
  /** Let in, also those that were dropped to make room later. */
  accepted: number;
  taken: number;
  dropped: number;
  /** Refused with an error: the queue was full, closed or failed. */
  rejected: number;
  /** Their producer was aborted before there was room. */
  withdrawn: number;
  /** The largest size. */
  peak: number;
}

/** A queue with a limit, between tasks of one event loop. Its items come out by `for await`. */
export interface BoundedQueue<T> extends AsyncIterable<T> {
  readonly size: number;
  /** Producers that wait for room. */
  readonly waiting: number;
  readonly counts: Readonly<QueueCounts>;
  /**
   * Puts an item in; says whether it was let in.
   *
   * @throws QueueFullError with the policy `reject`.
   * @throws QueueClosedError after `close`, the error of `fail` after that.
   */
  put(item: T, options?: WaitOptions): Promise<boolean>;
  /** Takes the first item, waits for one; `done` when the queue is closed and empty. */
  take(options?: WaitOptions): Promise<IteratorResult<T, undefined>>;
  /** The items as they come; each goes to one consumer only. Leaving the loop closes nothing. */
  items(options?: WaitOptions): AsyncIterableIterator<T>;
  /** Takes no more items; those inside can still be taken. Who waits for room is rejected. */
  close(): void;
  /** Drops all items; whoever puts or takes, now or later, is rejected with the error. */
  fail(error: unknown): void;
}
