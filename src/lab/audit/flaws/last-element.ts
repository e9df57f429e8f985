import {
  flawedPartition,
  partition,
  type Range,
  sumOfSquaresClosedForm,
} from "../../work/index.js";
import type { Flaw } from "../flaw.js";

const n = 100_000_000;
const printed = 333333318333333549999999n;

/** The last part ends at -1, which in a slice means all but the last. All versions agree. */
export const lastElement: Flaw = {
  name: "last element dropped",
  articles: ["csdn"],
  lesson: "07",
  kind: "exact",
  claim:
    "Cut as published, the parts give the printed sum, which lacks the square of the last number.",
  async show() {
    const sum = (parts: readonly Range[]) =>
      parts.reduce((total, range) => total + sumOfSquaresClosedForm(...range), 0n);
    const right = sum(partition(n, 8));
    const flawed = sum(flawedPartition(n, 8));
    return {
      figure: "the sum",
      fair: right,
      flawed,
      shown: flawed === printed && right - flawed === BigInt(n - 1) ** 2n,
      seen: `${flawed} where ${right} is right`,
    };
  },
};
