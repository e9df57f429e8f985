export type { Construct, ConstructGroup } from "./construct.js";
export { constructs } from "./constructs.js";
export { findTerm } from "./find-term.js";
export { glossary, rosetta, term } from "./say-terms.js";
export type { Place, Term } from "./term.js";
export { terms } from "./terms.js";
