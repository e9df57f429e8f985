import type { Parcel } from "./courier.js";

/** What a receiver answers: the last number of a parcel. */
export function unpack(parcel: Parcel): number {
  const numbers: ArrayLike<number> = typeof parcel === "string" ? JSON.parse(parcel) : parcel;
  return numbers[numbers.length - 1] ?? Number.NaN;
}
