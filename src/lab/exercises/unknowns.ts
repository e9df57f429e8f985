export type UnknownName = "A" | "B" | "C" | "D" | "E";

/** Five functions about which nothing is told, as `advise` takes them, with an input for each. */
export const unknowns: Readonly<
  Record<UnknownName, { task: { module: URL; export: string }; input: number }>
> = {
  A: { task: unknown("A"), input: 1 },
  B: { task: unknown("B"), input: 500_000 },
  C: { task: unknown("C"), input: 20_000 },
  D: { task: unknown("D"), input: 500_000 },
  E: { task: unknown("E"), input: 7 },
};

function unknown(name: UnknownName) {
  return { module: new URL("./unknown-functions.js", import.meta.url), export: name };
}
