import type * as fs from "node:fs/promises";

/** The calls by which a site is written; tests hand in some that fail. */
export type SiteFiles = Pick<
  typeof fs,
  | "link"
  | "mkdir"
  | "readdir"
  | "readFile"
  | "realpath"
  | "rename"
  | "rm"
  | "stat"
  | "unlink"
  | "writeFile"
>;
