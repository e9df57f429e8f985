import { createRandom } from "overlap/stats";
import {
  firstWrongSum,
  partition,
  sumOfSquares,
  sumOfSquaresByBigInt,
  sumOfSquaresByNumber,
  sumOfSquaresClosedForm,
} from "overlap/work";
import { describe, expect, test } from "vitest";

const exact = { sumOfSquares, sumOfSquaresByBigInt };

test("sumOfSquaresClosedForm(from, to) agrees with sums done by hand", () => {
  expect([0, 1, 2, 3, 4, 5].map((n) => sumOfSquaresClosedForm(0, n))).toEqual([
    0n,
    0n,
    1n,
    5n,
    14n,
    30n,
  ]);
  expect(sumOfSquaresClosedForm(3, 5)).toBe(25n);
  expect(sumOfSquaresClosedForm(0, 100_000_000)).toBe(333333328333333350000000n);
});

describe.each(Object.entries(exact))("%s", (name, sum) => {
  test(`${name}(0, n) is exact for every n to 300`, () => {
    for (let n = 0; n <= 300; n++) expect(sum(0, n)).toBe(sumOfSquaresClosedForm(0, n));
  });

  test(`${name}(from, to) is exact for 300 seeded ranges`, () => {
    const random = createRandom(7);
    for (let round = 0; round < 300; round++) {
      const from = Math.floor(random() * 2 ** 32 * random());
      const to = Math.min(2 ** 32, from + Math.floor(random() * 3_000));
      expect(sum(from, to)).toBe(sumOfSquaresClosedForm(from, to));
    }
  });

  test(`${name} of the parts of a range adds up to the range's`, () => {
    const sums = partition(1_000_000, 7).map(([from, to]) => sum(from, to));
    expect(sums.reduce((a, b) => a + b)).toBe(sumOfSquaresClosedForm(0, 1_000_000));
  });

  test(`${name}(5, 3) says what it expects`, () => {
    expect(() => sum(5, 3)).toThrow(`${name}: expected whole numbers 0 <= from <= to <=`);
    expect(() => sum(5, 3)).toThrow("got from 5, to 3");
  });
});

test("sumOfSquares(from, to) is exact across its flushes, where the numbers are largest", () => {
  const to = 2 ** 32;
  const from = to - 5_000_000;
  expect(sumOfSquares(from, to)).toBe(sumOfSquaresClosedForm(from, to));
});

test("sumOfSquares(0, 2^32 + 1) is refused", () => {
  expect(() => sumOfSquares(0, 2 ** 32 + 1)).toThrow(RangeError);
});

describe("sumOfSquaresByNumber", () => {
  test("sumOfSquaresByNumber(0, n) is right to the n before firstWrongSum() and wrong from it on", () => {
    const { n, byNumber, exact } = firstWrongSum();
    expect(n).toBe(300_082);
    expect(sumOfSquaresByNumber(0, n)).toBe(byNumber);
    expect(sumOfSquaresClosedForm(0, n)).toBe(exact);
    expect(BigInt(byNumber)).not.toBe(exact);
    expect(BigInt(sumOfSquaresByNumber(0, n - 1))).toBe(sumOfSquaresClosedForm(0, n - 1));
    expect(exact).toBeGreaterThan(2n ** 53n);
  });

  test("sumOfSquaresByNumber(0, 5e6) is off by 65,398,304", () => {
    const off = BigInt(sumOfSquaresByNumber(0, 5e6)) - sumOfSquaresClosedForm(0, 5e6);
    expect(off).toBe(65_398_304n);
  });

  test("sumOfSquaresByNumber(from, to, sum) goes on from a sum without a difference", () => {
    const half = sumOfSquaresByNumber(0, 2_000_000);
    expect(sumOfSquaresByNumber(2_000_000, 4_000_000, half)).toBe(
      sumOfSquaresByNumber(0, 4_000_000),
    );
  });
});
