import { inspect, isDeepStrictEqual } from "node:util";

/** Thrown when two rivals did not return the same: then they did not do the same work. */
export class DifferentWorkError extends Error {
  override readonly name = "DifferentWorkError";
  /** The names of the two. */
  readonly rivals: readonly [string, string];

  constructor(rivals: readonly [string, string], detail: string) {
    const [first, second] = rivals;
    const who =
      first === second
        ? `two runs of "${first}" did not return the same`
        : `"${first}" and "${second}" did not return the same`;
    super(`${who}, so they did not do the same work: ${detail}`);
    this.rivals = rivals;
  }
}

/** How results are compared. */
export interface SameWorkOptions {
  /** Whether two results are the same; `false` compares nothing. Default: deep and strict equality. */
  same?: ((a: unknown, b: unknown) => boolean) | false;
  /** Of a result, what is compared, say a sum or a count; default: the result itself. */
  checksum?: (value: unknown) => unknown;
}

/**
 * Makes a check that is called with each result in turn and compares it with the first.
 *
 * @returns A function that throws {@link DifferentWorkError}.
 */
export function sameWork({
  same = isDeepStrictEqual,
  checksum = (value) => value,
}: SameWorkOptions = {}): (name: string, value: unknown) => void {
  let first: { name: string; value: unknown } | undefined;
  return (name, value) => {
    if (same === false) return;
    const reduced = checksum(value);
    first ??= { name, value: reduced };
    if (same(first.value, reduced)) return;
    throw new DifferentWorkError([first.name, name], `${show(first.value)} and ${show(reduced)}`);
  };
}

function show(value: unknown): string {
  const text = inspect(value, { depth: 2, breakLength: Number.POSITIVE_INFINITY });
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
