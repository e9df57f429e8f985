import { Level } from "./gauges.js";

/** Leaves the gate or, where that has not been passed, its queue; a second call changes nothing. */
export type Leave = () => void;

/** Lets at most `capacity` in at one time; the others queue, first come first served. */
export class Gate {
  readonly inside = new Level();
  readonly queue = new Level();
  readonly #capacity: number;
  readonly #maxQueue: number;
  /** A set keeps the order of arrival and lets anyone leave from the middle at no cost. */
  readonly #waiting = new Set<() => void>();

  constructor(capacity: number, maxQueue: number) {
    this.#capacity = capacity;
    this.#maxQueue = maxQueue;
  }

  /** Calls `enter` when there is room, at once or later. Nothing comes back when the queue is full. */
  arrive(enter: () => void): Leave | undefined {
    let state: "queued" | "inside" | "gone" = "queued";
    const go = () => {
      state = "inside";
      this.inside.up();
      enter();
    };
    if (this.inside.value < this.#capacity) go();
    else if (this.#waiting.size >= this.#maxQueue) return undefined;
    else {
      this.#waiting.add(go);
      this.queue.up();
    }
    return () => {
      if (state === "queued" && this.#waiting.delete(go)) this.queue.down();
      else if (state === "inside") {
        this.inside.down();
        this.#admit();
      }
      state = "gone";
    };
  }

  #admit(): void {
    const [next] = this.#waiting;
    if (!next) return;
    this.#waiting.delete(next);
    this.queue.down();
    next();
  }
}
