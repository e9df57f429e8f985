import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Server } from "./learner-routes.js";
import { joinPage } from "./own-pages.js";
import { sendPlainFile } from "./plain-file.js";
import { Refusal } from "./refusal.js";
import { safePath } from "./safe-path.js";
import type { Served } from "./served.js";
import type { Setting } from "./setting.js";
import { COURSE } from "./site-pages.js";

/** The page that holds hints in the code of the checks. */
const CHECKS = "source-exercises.html";
/** Files that may hold what a room keeps closed; some systems do not tell letters' cases apart. */
const NOTEBOOK = /^\/downloads\/([^/]+\.ipynb)$/i;
const NAMES = /^\/assets\/names-([^/]+)\.js$/i;
const SEARCH = /^\/assets\/search-index\.js$/i;
const PAGE = /\.html?$/i;
const GUARDED = /\.(html?|ipynb|zip)$/i;

const SCRIPT = "text/javascript; charset=utf-8";

/** The learners' site, its downloads, and what the room's own pages are made of. */
export function fileRoutes(server: Server, setting: Setting): void {
  const { pages, assets, site, packages } = setting;
  server.get("/room/assets/:name", async (request, reply) => {
    const asset = assets.get((request.params as { name: string }).name);
    if (!asset) throw new Refusal(404, "there is no such file");
    reply.type(asset.type).header("cache-control", "no-cache");
    return asset.body;
  });

  for (const path of ["/join", "/join/:code"]) {
    server.get(path, (_, reply) => reply.type("text/html; charset=utf-8").send(joinPage()));
  }

  server.get("/*", async (request, reply) => {
    const path = safePath(request.raw.url ?? "");
    if (path === undefined) throw new Refusal(404, "there is no such page");
    if (SEARCH.test(path)) return send(request, reply, SCRIPT, await pages.searchIndex());
    const names = NAMES.exec(path)?.[1];
    if (names !== undefined) return send(request, reply, SCRIPT, await pages.names(names));
    const name = path === "/" ? "index.html" : path.slice(1);
    if (PAGE.test(name)) {
      if (name.toLowerCase() === CHECKS && !(await pages.isOpen())) throw checksAreClosed();
      return send(request, reply, "text/html; charset=utf-8", await pages.page(name));
    }
    const notebook = NOTEBOOK.exec(path)?.[1];
    if (notebook !== undefined)
      return send(request, reply, "application/x-ipynb+json", await pages.notebook(notebook));
    if (path === `/downloads/${COURSE}`)
      return send(request, reply, "application/zip", await pages.course());
    const isPackages = path === `/downloads/${basename(packages)}` && existsSync(packages);
    // Nothing of these goes out as it lies there.
    if (GUARDED.test(path) && !isPackages) throw new Refusal(404, "there is no such page");
    return sendPlainFile(request, reply, isPackages ? packages : join(site, path));
  });
}

function checksAreClosed(): Refusal {
  return new Refusal(
    403,
    "the code of the checks holds hints: it is there once the instructor has opened everything",
  );
}

function send(request: FastifyRequest, reply: FastifyReply, type: string, file?: Served) {
  if (!file) throw new Refusal(404, "there is no such page");
  reply.headers({ "cache-control": "no-cache", etag: file.etag, vary: "accept-encoding" });
  if (request.headers["if-none-match"] === file.etag) return reply.status(304).send();
  reply.type(type);
  if (!file.small || !/\bgzip\b/.test(request.headers["accept-encoding"] ?? ""))
    return reply.send(file.body);
  return reply.header("content-encoding", "gzip").send(file.small);
}
