import { RULES } from "./rules.js";

/** Something that takes its time and is not split. */
export interface Block {
  minutes: number;
  /** Blocks of the same group are kept together where that is possible. */
  group: string;
}

/** Sessions of stretches of blocks; between two stretches of a session there is a break. */
export type Layout<Of extends Block> = Of[][][];

/** What is to be avoided, against each other: a further session, then a torn group, then a break. */
const COST = { session: 10_000, overnight: 400, break: 100, torn: 60, uneven: 0.01 };

/**
 * Cuts a list of blocks into sessions, and these into stretches, as {@link RULES} say: with as few
 * sessions as can be, then with as few groups torn apart, breaks, and uneven sessions.
 *
 * @throws Error when a block is longer than a stretch.
 */
export function layOut<Of extends Block>(blocks: readonly Of[]): Layout<Of> {
  const long = blocks.find(({ minutes }) => minutes > RULES.stretch);
  if (long) {
    throw new Error(
      `expected no section of more than ${RULES.stretch} minutes, got one of ${long.minutes} in ${long.group}`,
    );
  }
  // From the back: the best way to lay out what begins with each block.
  const best: { cost: number; sessions: Layout<Of> }[] = [];
  best[blocks.length] = { cost: 0, sessions: [] };
  for (let from = blocks.length - 1; from >= 0; from--) {
    for (let to = from + 1; to <= blocks.length; to++) {
      const session = layOutSession(blocks.slice(from, to));
      if (!session) break;
      const rest = best[to]!;
      const cost =
        COST.session + session.cost + rest.cost + (isTorn(blocks, to) ? COST.overnight : 0);
      if (cost < (best[from]?.cost ?? Infinity))
        best[from] = { cost, sessions: [session.stretches, ...rest.sessions] };
    }
  }
  return best[0]!.sessions;
}

interface Session<Of> {
  cost: number;
  stretches: Of[][];
}

/** One session of all these blocks; undefined where they do not fit into one. */
function layOutSession<Of extends Block>(blocks: readonly Of[]): Session<Of> | undefined {
  const total = minutesIn(blocks);
  const room = RULES.session - total;
  const breaks = Math.floor(room / RULES.break);
  if (total > RULES.taught || breaks < 0) return undefined;
  const session = stretched(blocks, breaks);
  return session && { ...session, cost: session.cost + COST.uneven * (RULES.taught - total) ** 2 };
}

/** The cheapest stretches with at most so many breaks between them. */
function stretched<Of extends Block>(
  blocks: readonly Of[],
  breaks: number,
): Session<Of> | undefined {
  // By the number of breaks that are left, the best way for what begins with each block.
  const known = new Map<string, Session<Of> | undefined>();
  const from = (start: number, left: number): Session<Of> | undefined => {
    if (start === blocks.length) return { cost: 0, stretches: [] };
    const key = `${start} ${left}`;
    if (known.has(key)) return known.get(key);
    let best: Session<Of> | undefined;
    for (let end = start + 1; end <= blocks.length; end++) {
      const stretch = blocks.slice(start, end);
      const minutes = minutesIn(stretch);
      if (minutes > RULES.stretch) break;
      const last = end === blocks.length;
      if (!last && left === 0) continue;
      const rest = from(end, left - 1);
      if (!rest) continue;
      const apart = last ? 0 : COST.break + (isTorn(blocks, end) ? COST.torn : 0);
      const cost = rest.cost + apart + COST.uneven * (RULES.stretch - minutes) ** 2;
      if (!best || cost < best.cost) best = { cost, stretches: [stretch, ...rest.stretches] };
    }
    known.set(key, best);
    return best;
  };
  return from(0, breaks);
}

/** Whether a cut before this block goes through a group. */
function isTorn(blocks: readonly Block[], at: number): boolean {
  const [before, after] = [blocks[at - 1], blocks[at]];
  return before !== undefined && after !== undefined && before.group === after.group;
}

function minutesIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { minutes }) => sum + minutes, 0);
}
