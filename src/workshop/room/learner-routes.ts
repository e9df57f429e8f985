import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from "fastify";
import { admit } from "./admit.js";
import { plainCode, sameText } from "./code.js";
import { toCookie } from "./cookies.js";
import { learnerView } from "./learner-view.js";
import { LIMITS } from "./limits.js";
import { JoinBody, NameBody, SubmitBody } from "./protocol.js";
import { Refusal } from "./refusal.js";
import type { Participant } from "./room-state.js";
import type { Setting } from "./setting.js";

export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What participants ask of the room. */
export function learnerRoutes(server: Server, setting: Setting): void {
  const { room, catalogue, pages, streams, wrong, code, cookie } = setting;
  const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } });
  const viewOf = (person: Participant) =>
    learnerView(person, room.state, catalogue, setting.joinAddress());

  server.post(
    "/room/join",
    { schema: { body: JoinBody }, config: perMinute(LIMITS.joinsPerMinute) },
    async (request, reply) => {
      const { body, ip } = request;
      // The right code passes even then: others may share the address of one who guesses.
      if (!sameText(plainCode(body.code), code)) {
        const after = wrong.lockedFor(ip);
        if (after > 0) throw new Refusal(429, "too many wrong codes: wait a moment", after);
        wrong.count(ip);
        throw new Refusal(403, "this is not the code of the room: the projector shows it");
      }
      const token = body.token ?? randomBytes(24).toString("base64url");
      const person = body.token === undefined && request.participant;
      const joined = person || (await room.join(body, token));
      if (body.token === undefined && !person) reply.header("set-cookie", toCookie(cookie, token));
      return { number: joined.number };
    },
  );

  server.post(
    "/room/submit",
    { schema: { body: SubmitBody }, config: perMinute(LIMITS.submissionsPerMinute) },
    async (request) => {
      const person = somebody(request);
      return { heard: await room.submit(person, admit(request.body, catalogue)) };
    },
  );

  const few = { config: perMinute(LIMITS.submissionsPerMinute) };
  server.post("/room/name", { schema: { body: NameBody }, ...few }, async (request) => {
    await room.rename(somebody(request), request.body.name);
    return {};
  });

  server.post("/room/leave", few, async (request, reply) => {
    await room.leave(somebody(request));
    reply.header("set-cookie", toCookie(cookie, ""));
    return {};
  });

  server.get("/room/me", async (request) => viewOf(somebody(request)));

  server.get("/room/events", { exposeHeadRoute: false }, async (request, reply) => {
    const { id } = somebody(request);
    reply.hijack();
    await streams.open(request.raw, reply.raw, id, () => {
      const person = room.state.people.get(id);
      return person && viewOf(person);
    });
  });

  server.get<{ Params: { lesson: string } }>("/room/exercises/:lesson", async (request) => {
    const { lesson } = request.params;
    return { exercises: catalogue.lessons.find(({ id }) => id === lesson)?.exercises ?? [] };
  });

  server.get<{ Params: { lesson: string } }>("/room/parts/:lesson", async (request) => {
    somebody(request);
    return { parts: await pages.partsOf(request.params.lesson) };
  });
}

function somebody({ participant }: FastifyRequest): Participant {
  if (participant) return participant;
  throw new Refusal(401, "join the room first");
}
