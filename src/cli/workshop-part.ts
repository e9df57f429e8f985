/** One thing that `npm run workshop` makes or does. Each has a file of its own, with its own options. */
export interface WorkshopPart {
  /** The option that asks for it, without its dashes; the part without one is what no option asks for. */
  option?: string;
  /** Its options as `--help` lists them, with a first line that says what it does. */
  help: string;
  /**
   * Runs it.
   *
   * @param args The whole command line, the option that asked for it included.
   * @returns The exit code.
   */
  run(args: string[], surroundings: WorkshopSurroundings): Promise<number>;
}

export interface WorkshopSurroundings {
  /** The project's folder. */
  root: string;
  /** Aborts on Ctrl-C and its like. */
  signal: AbortSignal;
}

/**
 * Finds the part that a command line asks for.
 *
 * @throws Error in one line when it asks for two, or for none and there is none for that.
 */
export function choosePart(args: readonly string[], parts: readonly WorkshopPart[]): WorkshopPart {
  const asks = ({ option }: WorkshopPart) =>
    args.some((arg) => arg === `--${option}` || arg.startsWith(`--${option}=`));
  const [chosen, other] = parts.filter((part) => part.option !== undefined && asks(part));
  if (chosen && other) {
    throw new Error(`--${chosen.option} and --${other.option} exclude each other`);
  }
  const found = chosen ?? parts.find(({ option }) => option === undefined);
  if (found) return found;
  throw new Error(`expected ${parts.map(({ option }) => `--${option}`).join(" or ") || "--help"}`);
}
