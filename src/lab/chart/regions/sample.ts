/** A map, looked at in columns of equal width. */
export interface Field {
  columns: Column[];
  /** How many rows were looked at in each column. */
  rows: number;
  high: number;
}

/** Values of x that are drawn alike, and what lies above each other there. */
export interface Column {
  from: number;
  to: number;
  /** From below. */
  runs: Run[];
}

/** Neighbouring places of one region. */
export interface Run {
  region: string;
  low: number;
  high: number;
}

const COLUMNS = 110;
const ROWS = 70;

/** Asks for the region in the middle of each of many small fields, and joins what is alike. */
export function sample(
  regionAt: (x: number, y: number) => string,
  { from, to, high }: { from: number; to: number; high: number },
): Field {
  const x = (share: number) => from * (to / from) ** share;
  const columns: Column[] = [];
  for (let i = 0; i < COLUMNS; i++) {
    const middle = x((i + 0.5) / COLUMNS);
    const runs: Run[] = [];
    for (let row = 0; row < ROWS; row++) {
      const region = regionAt(middle, (high * (row + 0.5)) / ROWS);
      const end = (high * (row + 1)) / ROWS;
      const last = runs.at(-1);
      if (last?.region === region) last.high = end;
      else runs.push({ region, low: (high * row) / ROWS, high: end });
    }
    const before = columns.at(-1);
    if (before && JSON.stringify(before.runs) === JSON.stringify(runs))
      before.to = x((i + 1) / COLUMNS);
    else columns.push({ from: x(i / COLUMNS), to: x((i + 1) / COLUMNS), runs });
  }
  return { columns, rows: ROWS, high };
}

/** The region at a place of the map that was looked at. */
export function regionIn({ columns }: Field, x: number, y: number): string | undefined {
  const column = columns.find(({ to }) => x < to) ?? columns.at(-1);
  return (column?.runs.find(({ high }) => y < high) ?? column?.runs.at(-1))?.region;
}
