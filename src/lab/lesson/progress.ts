import { openDisplay } from "./emit.js";

export interface ProgressOptions {
  /** What is counted; default nothing. */
  label?: string;
  /** Milliseconds between two drawings, so that counting costs next to nothing; default 100. */
  every?: number;
  /** The terminal to draw on when no notebook is there; default standard error. */
  terminal?: Pick<NodeJS.WriteStream, "isTTY" | "write">;
}

export interface Progress {
  /** So many more are done; default 1. */
  advance(steps?: number): void;
  /** Draws the last state. To be called also when the work has failed. */
  end(): void;
}

const WIDTH = 30;

/**
 * Shows how much is done: as one output that is replaced in a notebook, as one line that is
 * overwritten on a terminal, and not at all where there is neither.
 */
export function progress(
  total: number,
  { label = "", every = 100, terminal = process.stderr }: ProgressOptions = {},
): Progress {
  const draw = drawer(terminal);
  let done = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  const show = (last: boolean) => {
    drawnAt = performance.now();
    draw?.(bar(done, total, label), last);
  };
  show(false);
  return {
    advance(steps = 1) {
      done += steps;
      if (performance.now() - drawnAt >= every) show(false);
    },
    end: () => show(true),
  };
}

type Draw = (line: string, last: boolean) => void;

function drawer(terminal: NonNullable<ProgressOptions["terminal"]>): Draw | undefined {
  const display = openDisplay();
  if (display) return (line) => display({ "text/plain": line });
  if (!terminal.isTTY) return undefined;
  return (line, last) => void terminal.write(`\r${line}${last ? "\n" : ""}`);
}

function bar(done: number, total: number, label: string): string {
  const full = total > 0 ? Math.round((WIDTH * Math.min(done, total)) / total) : WIDTH;
  const drawn = "█".repeat(full) + "░".repeat(WIDTH - full);
  return `${drawn} ${done} of ${total} ${label}`.trimEnd();
}
