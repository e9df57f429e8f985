import { blur } from "./blur.js";
import { blurDirectly } from "./blur-directly.js";
import { fibonacciByDoubling } from "./fibonacci-by-doubling.js";
import { fibonacciIterative } from "./fibonacci-iterative.js";
import { fibonacciRecursive } from "./fibonacci-recursive.js";
import { sumOfSquares } from "./sum-of-squares.js";
import { sumOfSquaresByBigInt } from "./sum-of-squares-by-bigint.js";
import { sumOfSquaresByNumber } from "./sum-of-squares-by-number.js";
import { sumOfSquaresClosedForm } from "./sum-of-squares-closed-form.js";

/** Every computation that can be asked for by its name, and so from another thread or process. */
export const computations = {
  sumOfSquares,
  sumOfSquaresByBigInt,
  sumOfSquaresByNumber,
  sumOfSquaresClosedForm,
  fibonacciRecursive,
  fibonacciIterative,
  fibonacciByDoubling,
  blur,
  blurDirectly,
};

export type Computations = typeof computations;

export type ComputationName = keyof Computations;
