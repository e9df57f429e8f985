// What draws charts: some forty packages, of which Node.js would read hundreds of files. `build.mjs`
// puts one file in the place of what is compiled from this.
export { parse, View } from "vega";
export { compile } from "vega-lite";
