import { readFile } from "node:fs/promises";
import type { RequestListener, ServerResponse } from "node:http";
import { join } from "node:path";

export interface LivePages {
  /** Serves the pages of a folder with a script that follows the builds; leaves the rest to `others`. */
  listener: RequestListener;
  /** Has all open pages load themselves again. */
  refresh(): void;
}

const SCRIPT = "/.preview/page.js";
const NEXT = "/.preview/next.js";

/** How long a page waits for one answer, in ms: browsers lend a host six connections, for all tabs. */
const PATIENCE = 20_000;

/**
 * Asks for the next build as for a script, which the pages' own policy allows. A tab that nobody
 * sees asks when it is seen again.
 */
const CLIENT = `(() => {
  const { search } = new URL(document.currentScript.src);
  const ask = () => {
    if (document.visibilityState !== "visible") {
      document.addEventListener("visibilitychange", ask, { once: true });
      return;
    }
    const script = document.createElement("script");
    script.src = "${NEXT}" + search;
    script.onload = () => {
      script.remove();
      ask();
    };
    document.head.append(script);
  };
  addEventListener("load", () => setTimeout(ask));
})();
`;

/** Pages that load themselves again after a build. */
export function livePages(folder: string, others: RequestListener): LivePages {
  let builds = 0;
  const waiting = new Set<() => void>();
  return {
    listener(request, response) {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      if (pathname === SCRIPT) return void script(response, CLIENT);
      if (pathname === NEXT) {
        const answer = () => {
          clearTimeout(timer);
          waiting.delete(answer);
          script(
            response,
            builds > Number(searchParams.get("after")) ? "location.reload();\n" : "",
          );
        };
        const timer = setTimeout(answer, PATIENCE);
        response.once("close", () => {
          clearTimeout(timer);
          waiting.delete(answer);
        });
        waiting.add(answer);
        if (builds > Number(searchParams.get("after"))) answer();
        return;
      }
      const name = pathname === "/" ? "index.html" : decoded(pathname.slice(1));
      // Every page of the site lies at its top.
      if (!/^[^\\/]+\.html$/.test(name)) return void others(request, response);
      const count = builds;
      readFile(join(folder, name)).then(
        (page) => {
          const follow = `<script defer src="${SCRIPT}?after=${count}"></script>\n`;
          send(response, "text/html; charset=utf-8", Buffer.concat([page, Buffer.from(follow)]));
        },
        () => others(request, response),
      );
    },
    refresh() {
      builds++;
      for (const answer of [...waiting]) answer();
    },
  };
}

function script(response: ServerResponse, text: string): void {
  send(response, "text/javascript; charset=utf-8", Buffer.from(text));
}

function send(response: ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, {
    "content-type": type,
    "content-length": body.length,
    "cache-control": "no-store",
  });
  response.end(body);
}

/** As it is where it is no address. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
