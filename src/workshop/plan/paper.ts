import type { ElementContent } from "hast";
import { h } from "hastscript";
import { wholeDocument } from "../../press/document/index.js";
import { serialize } from "../../press/page/index.js";

export interface PaperOptions {
  title: string;
  /** The course's title. */
  course: string;
  body: ElementContent[];
}

/** A page for the instructor that needs no other file and no script, to be printed, too. */
export function paper({ title, course, body }: PaperOptions): string {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  const tree = wholeDocument({
    title: `${title} · ${course}, for the instructor`,
    policy,
    head: [h("style", STYLE)],
    body: h("body", [h("main", body)]),
  });
  return `${serialize(tree)}\n`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2530; --soft: #576171; --paper: #fff; --rule: #d8dde5; --band: #f3f5f8; --link: #0b5cad; --warn: #8a4b00; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ee; --soft: #a3adbb; --paper: #14181e; --rule: #333b47; --band: #1c222b; --link: #7db7f5; --warn: #f0b35e; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { margin: 0 0 1rem; font-size: 2rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; break-after: avoid; }
a { color: var(--link); }
.course { margin: 0; color: var(--soft); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .75rem; margin: 0; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: 0; font-weight: 600; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-size: .875rem; font-weight: 400; }
td.number { text-align: right; padding-right: 1rem; }
th:nth-child(2) { text-align: right; padding-right: 1rem; }
tr { break-inside: avoid; }
tr.lesson { break-after: avoid; }
tr.lesson th { padding-top: 1rem; font-weight: 600; }
tr.break td, tr.in-hand td, .lunch { background: var(--band); color: var(--soft); }
.lunch { margin: 1rem 0 0; padding: .5rem; }
.took { width: 4rem; }
.mark { margin-left: .5rem; padding: 0 .4rem; border: 1px solid var(--rule); border-radius: .25rem; color: var(--soft); font-size: .8125rem; white-space: nowrap; }
.warning { padding: .5rem .75rem; border-left: 4px solid var(--warn); background: var(--band); }
.cuts li { margin-bottom: .35rem; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--rule); background: var(--band); }
code { font-size: .9375em; }
li { margin-bottom: .35rem; }
.box { list-style: none; padding-left: 0; }
.box li { padding-left: 1.75rem; text-indent: -1.75rem; }
.box li::before { content: "\\2610"; display: inline-block; width: 1.75rem; text-indent: 0; }
@media print { body { font-size: 11pt; } main { max-width: none; padding: 0; } a { color: inherit; text-decoration: none; } }
`;
