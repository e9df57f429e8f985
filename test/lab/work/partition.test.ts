import { createRandom } from "overlap/stats";
import {
  flawedPartition,
  partition,
  partitionRange,
  type Range,
  sumOfSquaresClosedForm,
} from "overlap/work";
import { describe, expect, test } from "vitest";

/** What is wrong with a partition: as many parts as asked, no gap, no overlap, even lengths. */
function flaws(from: number, to: number, parts: number): string[] {
  const ranges = partitionRange(from, to, parts);
  const even = Math.floor((to - from) / parts);
  const uneven = ranges.filter(([start, end]) => end - start !== even && end - start !== even + 1);
  const torn = ranges.filter(([start], i) => start !== (i === 0 ? from : ranges[i - 1]![1]));
  const what = `${from}..${to} in ${parts}`;
  return [
    ...(ranges.length === parts ? [] : [`${what}: ${ranges.length} parts`]),
    ...(ranges.at(-1)?.[1] === to ? [] : [`${what}: ends at ${ranges.at(-1)?.[1]}`]),
    ...uneven.map((range) => `${what}: uneven ${range}`),
    ...torn.map((range) => `${what}: torn ${range}`),
  ];
}

/** All the numbers of some ranges, in words that compare fast. */
function numbersOf(ranges: readonly Range[]): string {
  return ranges
    .flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i))
    .join();
}

describe("partition", () => {
  test("partition(n, k) has every number below n once, for all n to 40 and k to 45", () => {
    const wrong: string[] = [];
    for (let n = 0; n <= 40; n++) {
      for (let k = 1; k <= 45; k++) {
        if (numbersOf(partition(n, k)) !== numbersOf([[0, n]])) wrong.push(`${n} in ${k}`);
        wrong.push(...flaws(0, n, k));
      }
    }
    expect(wrong).toEqual([]);
  });

  test("partitionRange(from, to, k) is gapless and even for 2,000 seeded ranges up to 2^53", () => {
    const { between } = seeded(20);
    const wrong: string[] = [];
    for (let round = 0; round < 2_000; round++) {
      const to = between(0, 2 ** between(0, 53) - 1);
      wrong.push(...flaws(between(0, to), to, between(1, 500)));
    }
    wrong.push(...flaws(0, Number.MAX_SAFE_INTEGER, 7));
    expect(wrong).toEqual([]);
  });

  test("partition(3, 5) puts the empty parts last", () => {
    expect(partition(3, 5)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 3],
      [3, 3],
    ]);
  });

  test("partition(10, 3) puts the longer part first", () => {
    expect(partition(10, 3)).toEqual([
      [0, 4],
      [4, 7],
      [7, 10],
    ]);
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "partition(10, %d) says which number of parts it expects",
    (parts) => {
      expect(() => partition(10, parts)).toThrow(
        `partitionRange: expected a whole number of parts above 0, got ${parts}`,
      );
    },
  );

  test.each([
    [-1, 5],
    [5, 4],
    [0.5, 4],
    [0, Number.NaN],
  ])("partitionRange(%d, %d, 2) says which range it expects", (from, to) => {
    expect(() => partitionRange(from, to, 2)).toThrow(`got from ${from}, to ${to}`);
  });
});

describe("flawedPartition", () => {
  test("flawedPartition(1e8, k) gives the wrong sum that was published, for 4 and for 8 parts", () => {
    for (const parts of [4, 8]) {
      const sum = flawedPartition(100_000_000, parts)
        .map(([from, to]) => sumOfSquaresClosedForm(from, to))
        .reduce((a, b) => a + b);
      expect(sum).toBe(333333318333333549999999n);
      expect(sumOfSquaresClosedForm(0, 100_000_000) - sum).toBe(99_999_999n ** 2n);
    }
  });

  test("flawedPartition(n, k) has every number below n once, but for the last one", () => {
    for (let n = 1; n <= 30; n++) {
      for (let k = 2; k <= n; k++) {
        expect(numbersOf(flawedPartition(n, k))).toBe(numbersOf([[0, n - 1]]));
      }
    }
  });

  test("flawedPartition(n, 1) throws, as the original does", () => {
    expect(() => flawedPartition(10, 1)).toThrow("expected a whole number of parts above 1, got 1");
  });
});

/** Whole numbers between two bounds, both included. */
function seeded(seed: number) {
  const random = createRandom(seed);
  return {
    between: (low: number, high: number) => low + Math.floor(random() * (high - low + 1)),
  };
}
