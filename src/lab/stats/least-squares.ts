/** A linear model: one row of factors per observation, one column per coefficient. */
export type Rows = readonly (readonly number[])[];

/** Coefficients of a linear model and the sum of the squares that they leave. */
export interface Solution {
  coefficients: number[];
  squares: number;
}

/**
 * The coefficients that leave the least sum of squares: QR decomposition by the modified Gram and
 * Schmidt process, which stands columns of very different size, as powers of a number are.
 *
 * @returns `undefined` when a column is a combination of others: then no answer is the only one.
 */
export function leastSquares(rows: Rows, values: readonly number[]): Solution | undefined {
  const columns = rows[0]?.map((_, j) => rows.map((row) => row[j]!)) ?? [];
  const upper = columns.map(() => new Array<number>(columns.length).fill(0));
  const rest = [...values];
  const projected = columns.map(() => 0);
  for (const [j, column] of columns.entries()) {
    const before = norm(column);
    for (let i = 0; i < j; i++) {
      upper[i]![j] = dot(columns[i]!, column);
      subtract(column, columns[i]!, upper[i]![j]!);
    }
    const length = norm(column);
    if (!(length > 1e-10 * before)) return undefined;
    upper[j]![j] = length;
    for (let k = 0; k < column.length; k++) column[k]! /= length;
    projected[j] = dot(column, rest);
    subtract(rest, column, projected[j]!);
  }
  return { coefficients: backSubstitute(upper, projected), squares: dot(rest, rest) };
}

/**
 * The coefficients, none below 0, that leave the least sum of squares. Where the free answer has none
 * below 0, that is it. If not, each choice of which of them are held at 0 is solved; of those that come
 * out right the best is the answer, exactly (the problem is convex). For the two or three coefficients
 * of a law that is at most seven small systems.
 */
export function nonNegativeLeastSquares(
  rows: Rows,
  values: readonly number[],
): Solution | undefined {
  const free = leastSquares(rows, values);
  if (free?.coefficients.every((c) => c >= 0)) return free;
  const count = rows[0]?.length ?? 0;
  let best: Solution | undefined;
  for (let choice = 1; choice < 2 ** count; choice++) {
    const kept = Array.from({ length: count }, (_, j) => j).filter((j) => choice & (1 << j));
    const solution = leastSquares(
      rows.map((row) => kept.map((j) => row[j]!)),
      values,
    );
    if (solution === undefined || solution.coefficients.some((c) => c < 0)) continue;
    if (best !== undefined && best.squares <= solution.squares) continue;
    const coefficients = new Array<number>(count).fill(0);
    for (const [i, j] of kept.entries()) coefficients[j] = solution.coefficients[i]!;
    best = { coefficients, squares: solution.squares };
  }
  return best;
}

function backSubstitute(upper: readonly number[][], right: readonly number[]): number[] {
  const solved = new Array<number>(right.length).fill(0);
  for (let i = right.length - 1; i >= 0; i--) {
    let value = right[i]!;
    for (let j = i + 1; j < right.length; j++) value -= upper[i]![j]! * solved[j]!;
    solved[i] = value / upper[i]![i]!;
  }
  return solved;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function norm(a: readonly number[]): number {
  return Math.sqrt(dot(a, a));
}

function subtract(from: number[], column: readonly number[], factor: number): void {
  for (const [i, value] of column.entries()) from[i]! -= factor * value;
}
