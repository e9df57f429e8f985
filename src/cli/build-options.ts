import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { EDITIONS, type Edition } from "../press/site/index.js";

/** What `node build.mjs` was asked to do, with nothing left open. */
export interface BuildOptions {
  /** Prefixes of the lessons to build, `03`; empty means all. */
  only: string[];
  /** Execute even what the cache knows. */
  fresh: boolean;
  /** Take outputs from the cache or leave them out, and execute nothing. */
  noExecute: boolean;
  /** A claim that does not hold fails the build. */
  strict: boolean;
  /** Milliseconds that a cell may take. */
  timeout: number;
  /** Redraw the README's picture from this run. */
  picture: boolean;
  /** For whom the pages are. */
  edition: Edition;
  /** HTML and scripts that notebooks of others put out go into their pages as they are. */
  trust: boolean;
  /** The folder with the notebooks, or one notebook. */
  notebooks: string;
  /** The folder that the site becomes. */
  out: string;
  /** Serve the site on loopback afterwards. */
  serve: boolean;
  /** Build again when a notebook or a source changes. */
  watch: boolean;
  help: boolean;
}

export const BUILD_HELP = `node build.mjs [options]

Compiles, executes every notebook (from the cache where nothing it depends on has
changed) and writes the site.

  --only 03,07      only these lessons
  --fresh           execute even what the cache knows
  --no-execute      execute nothing: outputs come from the cache or are left out
  --strict          exit 1 when a claim does not hold
  --timeout SECONDS how long a cell may take (default: 60)
  --picture         redraw the README's picture from this run
  --edition NAME    self-study (the default), learner (without solutions) or
                    instructor (with notes and minutes)
  --notebooks DIR   where the notebooks are (default: notebooks); also one notebook, and
                    any that are not lessons: those of other kernels are not executed
  --trust           let HTML and scripts in the outputs of such notebooks run in their pages
  --out DIR         where the site goes (default: site, or
                    site-learner and site-instructor)
  --serve           then serve the site on loopback
  --watch           build again when a notebook or a source changes; no zip of the course
  --help            this text`;

/**
 * Reads the command line.
 *
 * @param root What relative folders stand in.
 * @throws Error in one line that names the option.
 */
export function toBuildOptions(args: string[], root: string): BuildOptions {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string", multiple: true, default: [] },
      fresh: { type: "boolean", default: false },
      "no-execute": { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
      timeout: { type: "string", default: "60" },
      picture: { type: "boolean", default: false },
      edition: { type: "string", default: "self-study" },
      trust: { type: "boolean", default: false },
      notebooks: { type: "string", default: "notebooks" },
      out: { type: "string" },
      serve: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const only = values.only.flatMap((list) => list.split(",")).map((prefix) => prefix.trim());
  if (only.some((prefix) => prefix === "")) {
    throw new Error(`--only takes lessons such as 03,07, not "${values.only.join(",")}"`);
  }
  if (values.fresh && values["no-execute"]) {
    throw new Error("--fresh and --no-execute exclude each other");
  }
  const seconds = Number(values.timeout);
  if (!(seconds > 0 && Number.isFinite(seconds))) {
    throw new Error(`--timeout takes seconds above 0, not "${values.timeout}"`);
  }
  const edition = EDITIONS.find((name) => name === values.edition);
  if (!edition) {
    throw new Error(`--edition takes ${EDITIONS.join(", ")}, not "${values.edition}"`);
  }
  const out = resolve(root, values.out ?? siteOf(edition));
  if (edition === "instructor" && out === resolve(root, siteOf("self-study"))) {
    throw new Error(
      "--edition instructor does not go into site, which is for readers: give another --out",
    );
  }
  return {
    only,
    edition,
    fresh: values.fresh,
    noExecute: values["no-execute"],
    strict: values.strict,
    timeout: seconds * 1000,
    picture: values.picture,
    trust: values.trust,
    notebooks: resolve(root, values.notebooks),
    out,
    serve: values.serve,
    watch: values.watch,
    help: values.help,
  };
}

/** The folder of an edition, within the project. */
export function siteOf(edition: Edition): string {
  return edition === "self-study" ? "site" : `site-${edition}`;
}
