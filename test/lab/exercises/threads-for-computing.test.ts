import { type Task, task } from "overlap/compute";
import { type ParallelSum, parallelSum } from "overlap/exercises";
import { flawedPartition, partition, type Range, sumOfSquaresClosedForm } from "overlap/work";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const check = (answer: ParallelSum) => parallelSum.observe(answer, attempt);

const squares = ([from, to]: Range) => task("sumOfSquares", from, to);
const total = (sums: readonly bigint[]) => sums.reduce((sum, part) => sum + part, 0n);

/** An answer that is right but for how it cuts. */
const cutting =
  (cut: (n: number, parts: number) => Range[]): ParallelSum =>
  async (n, parts, compute) =>
    total(await compute(cut(n, parts).map(squares)));

describe("parallelSum", () => {
  it("is passed by partition and sumOfSquares", async () => {
    const { passed, observed } = await check(cutting(partition));
    expect(observed).toContain("8 cases are exact");
    expect(passed).toBe(true);
  });

  it("is passed by parts with the longer ones last, cut without partition, by BigInt", async () => {
    const { passed } = await check(async (n, parts, compute) => {
      const tasks: Task<"sumOfSquaresByBigInt">[] = [];
      for (let part = 0, from = 0; part < parts; part++) {
        const to = from + Math.floor((n - from) / (parts - part));
        if (to > from) tasks.push(task("sumOfSquaresByBigInt", from, to));
        from = to;
      }
      return total(await compute(tasks));
    });
    expect(passed).toBe(true);
  });

  it("is not passed when the remainder is dropped, and says which number is missing", async () => {
    const { passed, observed, hint } = await check(
      cutting((n, parts) => {
        const length = Math.floor(n / parts);
        return Array.from({ length: parts }, (_, i) => [i * length, (i + 1) * length] as const);
      }),
    );
    expect(passed).toBe(false);
    expect(observed).toBe("the squares below 10 in 3 parts: the number 9 is in no part.");
    expect(parallelSum.hints[hint ?? 0]).toContain("remainder");
  });

  it("is not passed by the partition that was published", async () => {
    const { passed, observed } = await check(cutting(flawedPartition));
    expect(passed).toBe(false);
    expect(observed).toContain("the number 9 is in no part");
  });

  it("is not passed by parts that share a number", async () => {
    const { passed, observed } = await check(
      cutting((n, parts) => partition(n, parts).map(([from, to]) => [Math.max(0, from - 1), to])),
    );
    expect(passed).toBe(false);
    expect(observed).toContain("the number 3 is in two parts");
  });

  it("is not passed by parts that go past the end", async () => {
    const { passed, observed } = await check(cutting((n, parts) => partition(n + 1, parts)));
    expect(passed).toBe(false);
    expect(observed).toContain("the number 10 is in a part");
  });

  it("is not passed when the last part takes all that is left", async () => {
    const { passed, hint } = await check(
      cutting((n, parts) => {
        const length = Math.floor(n / parts);
        return Array.from({ length: parts }, (_, i) => {
          return [i * length, i === parts - 1 ? n : (i + 1) * length] as const;
        });
      }),
    );
    expect(passed).toBe(false);
    expect(hint).toBe(1);
  });

  it("is not passed by one part that holds everything", async () => {
    const { passed, observed } = await check(cutting((n) => [[0, n]]));
    expect(passed).toBe(false);
    expect(observed).toContain("numbers in 1 of the parts, not in 3");
  });

  it("is not passed by the closed form alone", async () => {
    const { passed, observed } = await check(async (n) => sumOfSquaresClosedForm(0, n));
    expect(passed).toBe(false);
    expect(observed).toContain("in no part");
  });

  it("is not passed by a constant", async () => {
    const { passed, observed } = await check(async (n, parts, compute) => {
      await compute(partition(n, parts).map(squares));
      return 285n;
    });
    expect(passed).toBe(false);
    expect(observed).toContain("your sum is 285");
  });

  it("is not passed by parts that are computed by Number", async () => {
    const { passed, observed, hint } = await check(async (n, parts, compute) => {
      const tasks = partition(n, parts).map((range) => task("sumOfSquaresByNumber", ...range));
      const sums = await compute(tasks);
      return total(sums.map(BigInt));
    });
    expect(passed).toBe(false);
    expect(observed).toContain("1,000,003");
    expect(parallelSum.hints[hint ?? 0]).toContain("2^53");
  });

  it("is not passed by exact parts that are added up by Number", async () => {
    const { passed, hint } = await check(async (n, parts, compute) => {
      const sums = await compute(partition(n, parts).map(squares));
      return BigInt(sums.reduce((sum, part) => sum + Number(part), 0));
    });
    expect(passed).toBe(false);
    expect(hint).toBe(2);
  });

  it("is not passed by a sum that is no bigint", async () => {
    const { observed } = await check((async () => 285) as unknown as ParallelSum);
    expect(observed).toContain("in no part");
    const numbers: unknown = async (...[n, parts, compute]: Parameters<ParallelSum>) =>
      Number(await cutting(partition)(n, parts, compute));
    const { passed, observed: second } = await check(numbers as ParallelSum);
    expect(passed).toBe(false);
    expect(second).toContain("a number, not a bigint");
  });

  it("is not passed by parts that are computed one after the other", async () => {
    const { passed, observed, hint } = await check(async (n, parts, compute) => {
      let sum = 0n;
      for (const range of partition(n, parts)) sum += total(await compute([squares(range)]));
      return sum;
    });
    expect(passed).toBe(false);
    expect(observed).toContain("3 calls of compute");
    expect(parallelSum.hints[hint ?? 0]).toContain("one after the other");
  });
});
