/** What is done for one item: some steps, one after the other; then it gives back what it holds. */
export interface Task {
  readonly name: string;
  /** Each rejects soon when its signal aborts. */
  readonly steps: readonly ((signal?: AbortSignal) => Promise<unknown>)[];
  /** Is to be called once, however the steps have ended; it takes a moment. */
  release(): Promise<unknown>;
}

/** Something that is opened before the work and closed after it. */
export interface Resource {
  open(): Promise<unknown>;
  close(): Promise<unknown>;
}

/** One way to tie what a program starts to the program that started it. */
export interface Lifetime {
  /** Does all tasks at the same time; rejects when one of them fails. */
  together(tasks: readonly Task[]): Promise<unknown>;
  /** Opens the resources in their order, does the work, and closes them. */
  holding(resources: readonly Resource[], work: () => Promise<unknown>): Promise<unknown>;
}
