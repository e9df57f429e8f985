import type { Element, ElementContent, Root } from "hast";
import { h } from "hastscript";
import { wholeDocument } from "../document/index.js";
import { logoAddress } from "./logo.js";

/**
 * What a page may do: show pictures that it holds, its own style sheet and its own script. From a folder, `'self'`
 * names nothing in some browsers, hence `file:`.
 */
const POLICY = [
  "default-src 'none'",
  "img-src data:",
  "style-src 'self' file:",
  "script-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** What a page may do besides that holds what a trusted notebook brings: all that it asks for itself. */
const TRUSTING = [
  "default-src 'none'",
  "img-src data: blob: https:",
  "media-src data: blob: https:",
  "font-src data: https:",
  "style-src 'self' file: 'unsafe-inline' https:",
  "script-src 'self' file: 'unsafe-inline' 'unsafe-eval' blob: https:",
  "worker-src blob:",
  "connect-src data: blob: https:",
  "frame-src data: blob: https:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export interface DocumentOptions {
  title: string;
  description: string;
  body: ElementContent[];
  /** Classes of the body. */
  kind: string;
  /** The lesson that it shows, for the script. */
  lesson?: string;
  /** Whether it holds HTML that may run; default: no. */
  trusted?: boolean;
  /** Of the script that tells what is known of the names in its code, what its file is called behind `names-`. */
  names?: string | undefined;
}

/** The site's style sheet, seen from a page. */
export const STYLE_SHEET = "assets/overlap.css";

/** What pages do where scripts run, seen from a page. */
export const SCRIPT = "assets/overlap.js";

/** A whole HTML document. It is complete without its script, which adds what a reader may choose. */
export function htmlDocument(options: DocumentOptions): Root {
  const { title, description, body, kind, lesson, names, trusted = false } = options;
  const head: Element[] = [
    ...(description === "" ? [] : [h("meta", { name: "description", content: description })]),
    h("link", { rel: ["icon"], href: logoAddress() }),
    h("link", { rel: ["stylesheet"], href: STYLE_SHEET }),
    h("script", { defer: true, src: SCRIPT }),
  ];
  return wholeDocument({
    title,
    policy: trusted ? TRUSTING : POLICY,
    head,
    body: h("body", { className: [kind], dataLesson: lesson, dataNames: names }, body),
  });
}
