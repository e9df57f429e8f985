/** What the driver asks the agent, and what the agent answers; each pair travels with an `id`. */
export interface Questions {
  /** A cell is about to run; its stack frames shall bear this name. */
  begin: { ask: { cell: string }; answer: Record<never, never> };
  /** A cell has ended: how many of its messages could the kernel not publish? */
  end: { ask: Record<never, never>; answer: { lost: number } };
  /** The cell that waits for something is to end. */
  interrupt: { ask: Record<never, never>; answer: Record<never, never> };
  /** What keeps the kernel's event loop alive: the kinds of resources and how many of each. */
  alive: { ask: Record<never, never>; answer: Record<string, number> };
  /** The JavaScript that a cell was compiled to. */
  compiled: { ask: { cell: string }; answer: { code?: string | undefined } };
}

export type Question = {
  [Kind in keyof Questions]: { kind: Kind } & Questions[Kind]["ask"];
}[keyof Questions];

export type Answer<Kind extends keyof Questions> = Questions[Kind]["answer"];
