import { createHmac } from "node:crypto";
import { hostname } from "node:os";
import rateLimit from "@fastify/rate-limit";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from "fastify";
import { isOwnHost } from "./addresses.js";
import { sameText } from "./code.js";
import { readCookie } from "./cookies.js";
import { fileRoutes } from "./file-routes.js";
import { instructorRoutes } from "./instructor-routes.js";
import { learnerRoutes } from "./learner-routes.js";
import { limitConnections } from "./limit-connections.js";
import { LIMITS, TIMES } from "./limits.js";
import { refusalPage } from "./own-pages.js";
import { Refusal } from "./refusal.js";
import type { Setting } from "./setting.js";

/** What pages of the room may do: their own files and this server, nothing else. */
const POLICY = [
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
};

export type RoomServer = ReturnType<typeof createServer>;

/** The room as a web server; it does not listen yet. */
export function createServer(setting: Setting) {
  const { room, streams, secret, cookie } = setting;
  const server = fastify({
    bodyLimit: LIMITS.body,
    requestTimeout: TIMES.request,
    connectionTimeout: TIMES.silence,
    keepAliveTimeout: TIMES.silence,
    http: { headersTimeout: TIMES.headers, connectionsCheckingInterval: 2000, maxHeaderSize: 8192 },
    forceCloseConnections: true,
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  // JSON alone: a form of another site can send plain text without being asked.
  server.removeContentTypeParser("text/plain");
  limitConnections(server.server);

  server.decorateRequest("participant", undefined);
  server.decorateRequest("instructor", false);
  const pass = instructorPass(secret);
  server.addHook("onRequest", async (request, reply) => {
    reply.headers(HEADERS);
    // Routes that answer on the raw response bypass the reply.
    for (const [name, value] of Object.entries(HEADERS)) reply.raw.setHeader(name, value);
    checkOrigin(request, setting.address);
    const token = bearer(request) ?? readCookie(request.headers.cookie, cookie);
    if (token !== undefined && token !== "") request.participant = room.whoHas(token);
    const given = readCookie(request.headers.cookie, `${cookie}-instructor`);
    request.instructor = given !== undefined && sameText(given, pass);
  });
  server.register(rateLimit, {
    global: true,
    timeWindow: 60_000,
    max: (request) =>
      request.instructor || !request.participant
        ? LIMITS.requestsPerMinute
        : LIMITS.requestsPerMinute / 10,
    keyGenerator: (request) => request.participant?.id ?? request.ip,
    errorResponseBuilder: (_, { ttl }) =>
      new Refusal(429, "too many requests from you: wait a moment", Math.ceil(ttl / 1000)),
  });
  server.register(async (scope) => {
    learnerRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), setting);
    instructorRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), setting, pass);
    fileRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), setting);
  });

  server.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const status = (error instanceof Refusal ? error.status : error.statusCode) ?? 500;
    const after = error instanceof Refusal ? error.after : undefined;
    if (after !== undefined) reply.header("retry-after", String(after));
    if (status >= 500)
      console.error(`workshop: ${request.method} ${request.routeOptions.url}: ${error.message}`);
    // What went wrong inside is for the instructor's terminal.
    const message =
      status >= 500 && !(error instanceof Refusal) ? "the room failed" : error.message;
    refuse(request, reply.status(status), oneLine(message));
  });
  server.setNotFoundHandler((request, reply) =>
    refuse(request, reply.status(404), "there is no such page"),
  );
  const stopListening = room.onChange(streams.changed);
  server.addHook("preClose", async () => {
    stopListening();
    streams.close();
  });
  return server;
}

/** Programs are told in JSON, and a person who follows a link on a page. */
function refuse(request: FastifyRequest, reply: FastifyReply, error: string) {
  const isPerson = request.method === "GET" && /\btext\/html\b/.test(request.headers.accept ?? "");
  if (isPerson) return reply.type("text/html; charset=utf-8").send(refusalPage(error));
  return reply.type("application/json; charset=utf-8").send({ error });
}

/** Proves the secret without holding it, and goes on doing so after a restart. */
function instructorPass(secret: string): string {
  return createHmac("sha256", secret).update("instructor").digest("base64url");
}

/** A program's token; pages have theirs as a cookie. */
function bearer({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{1,64})$/.exec(headers.authorization ?? "")?.[1];
}

/** Pages of other sites may neither read the room nor act in it. */
function checkOrigin({ headers, method }: FastifyRequest, address: string | undefined): void {
  if (!isOwnHost(headers.host, hostname(), address)) {
    throw new Refusal(421, "this room is reached by its address, as the projector shows it");
  }
  if (method === "GET" || method === "HEAD" || headers.origin === undefined) return;
  if (headers.origin !== `http://${headers.host}`) {
    throw new Refusal(403, "the room takes nothing from pages of other sites");
  }
}

function oneLine(text: string): string {
  return (text.split("\n")[0] ?? "").slice(0, 300);
}
