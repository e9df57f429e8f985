import type { ElementContent } from "hast";
import type { RenderCache } from "./cache.js";
import type { SourceOf } from "./source-module.js";

/** Where a piece of a page stands: what it may refer to, and where its mistakes are told. */
export interface Scope {
  /** The id of the cell: its anchor, and what the ids within begin with. */
  cell: string;
  cache: RenderCache;
  /** The cell's attached files by name, each a MIME bundle of base64 texts. */
  attachments: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A heading's anchor, unique on the page. Without it headings get none. */
  slug?: (title: string) => string;
  /** Where a link within the course leads in the site; nothing where it leads nowhere. */
  resolve(href: string): string | undefined;
  /** Where the source of a module or of a word of ours stands; without it nothing is looked up. */
  sourceOf?: SourceOf;
  /** Where the cell with this id stands on the page; nothing where there is none. */
  placeOf?(cell: string): string | undefined;
  /** Makes the first use of a glossary term in the lesson's own prose lead to the glossary. */
  linkTerms?(prose: ElementContent[]): ElementContent[];
  /** Whether HTML and scripts of the notebook go into the page as they are; default: no. */
  trusted?: boolean;
  /** The picture that stands in a file beside the notebook, as a data address; default: none does. */
  picture?(src: string): string | undefined;
  /** Takes the specification of a chart, by the id of its figure, for the page's script. */
  keepChart?(id: string, spec: Record<string, unknown>): void;
  /** Tells a mistake in the cell, one line. */
  report(message: string): void;
}
