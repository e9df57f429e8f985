import { LIMITS } from "./limits.js";

const MINUTE = 60_000;
/** Addresses that are remembered; a room has no more of them than this by honest means. */
const ADDRESSES = 10_000;

/** Counts what was wrong by address. */
export interface WrongCodes {
  /** Seconds for which an address is locked out; 0 where it is not. */
  lockedFor(address: string): number;
  count(address: string): void;
}

/**
 * Locks an address out for the rest of a minute after {@link LIMITS.wrongPerMinute} wrong codes in
 * it. A whole class may share one address, so its right codes still pass; see {@link makeCode}.
 *
 * @param now Milliseconds on any clock.
 */
export function createWrongCodes(now: () => number = () => performance.now()): WrongCodes {
  const counts = new Map<string, { since: number; wrong: number }>();
  const current = (address: string) => {
    const found = counts.get(address);
    if (found && now() - found.since < MINUTE) return found;
    counts.delete(address);
    return undefined;
  };
  return {
    lockedFor(address) {
      const found = current(address);
      if (!found || found.wrong < LIMITS.wrongPerMinute) return 0;
      return Math.ceil((found.since + MINUTE - now()) / 1000);
    },
    count(address) {
      const found = current(address);
      if (found) found.wrong += 1;
      else {
        const [oldest] = counts.keys();
        if (counts.size >= ADDRESSES && oldest !== undefined) counts.delete(oldest);
        counts.set(address, { since: now(), wrong: 1 });
      }
    },
  };
}
