import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import sirv from "sirv";
import type { Server } from "./learner-routes.js";
import { joinPage } from "./own-pages.js";
import { Refusal } from "./refusal.js";
import { safePath } from "./safe-path.js";
import type { Setting } from "./setting.js";
import type { Served } from "./site-pages.js";

/** The site's pages that hold what a room keeps closed, by what must be unlocked first. */
const CHECKS = "source-exercises.html";
const EXECUTED = /^\/downloads\/([\w.-]+)\.executed\.ipynb$/;

/** The learners' site, its downloads, and what the room's own pages are made of. */
export function fileRoutes(server: Server, setting: Setting): void {
  const { pages, assets, site, packages } = setting;
  // `dev` reads each file when it is asked for: a build replaces the folder.
  const siteFiles = sirv(site, { dev: true, etag: true });
  const packageFiles = sirv(dirname(packages), { dev: true, etag: true });

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
    if (path === "/assets/search-index.js") {
      return send(request, reply, "text/javascript; charset=utf-8", await pages.searchIndex());
    }
    const name = path === "/" ? "index.html" : path.slice(1);
    if (name.endsWith(".html")) {
      if (name === CHECKS && !(await pages.isOpen())) throw closed("the code of the checks");
      return send(request, reply, "text/html; charset=utf-8", await pages.page(name));
    }
    const lesson = EXECUTED.exec(path)?.[1];
    if (lesson !== undefined && !(await pages.isOpen(lesson)))
      throw closed("the executed notebook");
    reply.hijack();
    request.raw.url = encodeURI(path);
    const serve = path === `/downloads/${basename(packages)}` && existsSync(packages);
    if (serve) request.raw.url = `/${basename(packages)}`;
    (serve ? packageFiles : siteFiles)(request.raw, reply.raw, () => {
      reply.raw.statusCode = 404;
      reply.raw.setHeader("content-type", "application/json; charset=utf-8");
      reply.raw.end(JSON.stringify({ error: "there is no such page" }));
    });
  });
}

function closed(what: string): Refusal {
  return new Refusal(
    403,
    `${what} holds hints and solutions: it is there once the instructor has opened them all`,
  );
}

function send(request: FastifyRequest, reply: FastifyReply, type: string, file?: Served) {
  if (!file) throw new Refusal(404, "there is no such page");
  reply.headers({ "cache-control": "no-cache", etag: file.etag, vary: "accept-encoding" });
  if (request.headers["if-none-match"] === file.etag) return reply.status(304).send();
  reply.type(type);
  if (!/\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) return reply.send(file.body);
  return reply.header("content-encoding", "gzip").send(file.small);
}
