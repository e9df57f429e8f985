import { type Courier, openProcessCourier, openThreadCourier } from "overlap/compute";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const openers = { openThreadCourier, openProcessCourier };

describe.each(Object.entries(openers))("%s", (_, open) => {
  let courier: Courier;
  beforeAll(async () => {
    courier = await open();
  });
  afterAll(() => courier.close());

  it("deliver(numbers) answers with the last number and leaves the numbers", async () => {
    const numbers = Float64Array.of(1, 2, 3.5);
    expect(await courier.deliver(numbers)).toBe(3.5);
    expect(numbers).toHaveLength(3);
  });

  it("deliver(text) answers with the last number of the JSON", async () => {
    expect(await courier.deliver("[1,2,8]")).toBe(8);
  });

  it("deliver(nothing) answers NaN", async () => {
    expect(await courier.deliver(new Float64Array(0))).toBeNaN();
  });
});

describe("openThreadCourier", () => {
  it("deliver(numbers, transfer) empties what was handed over", async () => {
    const courier = await openThreadCourier();
    try {
      const numbers = Float64Array.of(1, 2);
      expect(await courier.deliver(numbers, [numbers.buffer])).toBe(2);
      expect(numbers).toHaveLength(0);
    } finally {
      await courier.close();
    }
  });
});

describe("openProcessCourier", () => {
  it("deliver(numbers, transfer) refuses to hand over", async () => {
    const courier = await openProcessCourier();
    try {
      const numbers = Float64Array.of(1, 2);
      await expect(async () => courier.deliver(numbers, [numbers.buffer])).rejects.toThrow(
        "no memory to hand over",
      );
    } finally {
      await courier.close();
    }
  });
});
