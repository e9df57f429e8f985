import type { FastifyRequest } from "fastify";
import { sameText } from "./code.js";
import { toCookie } from "./cookies.js";
import { toCsv } from "./csv.js";
import { instructorView } from "./instructor-view.js";
import { keepsake } from "./keepsake.js";
import type { Server } from "./learner-routes.js";
import { instructorPage, projectorPage } from "./own-pages.js";
import { projectorView } from "./projector-view.js";
import { type Act, ActBody, EnterBody } from "./protocol.js";
import { Refusal } from "./refusal.js";
import type { Setting } from "./setting.js";

/** What the instructor asks of the room; all but the way in is behind the secret. */
export function instructorRoutes(server: Server, setting: Setting, pass: string): void {
  const { room, catalogue, streams, wrong, secret, cookie } = setting;

  server.post("/room/instructor/enter", { schema: { body: EnterBody } }, async (request, reply) => {
    const after = wrong.lockedFor(`instructor ${request.ip}`);
    if (after > 0) throw new Refusal(429, "too many wrong secrets: wait a moment", after);
    if (!sameText(request.body.secret, secret)) {
      wrong.count(`instructor ${request.ip}`);
      throw new Refusal(403, "this is not the instructor's secret: the terminal shows it");
    }
    reply.header("set-cookie", toCookie(`${cookie}-instructor`, pass));
    return {};
  });

  // Whoever lacks the secret is asked for it there.
  server.get("/room/instructor", (request, reply) =>
    reply.type("text/html; charset=utf-8").send(instructorPage(request.instructor)),
  );
  server.get("/room/projector", (request, reply) =>
    request.instructor
      ? reply.type("text/html; charset=utf-8").send(projectorPage(setting))
      : reply.redirect("/room/instructor", 303),
  );

  server.register(async (behind) => {
    behind.addHook("onRequest", async ({ instructor }: FastifyRequest) => {
      if (!instructor) throw new Refusal(401, "this is the instructor's: enter the secret first");
    });
    behind.get("/room/instructor/catalogue", async () => ({
      lessons: catalogue.lessons.map(({ id, title, file, sections, predictions }) => ({
        id,
        title,
        file,
        sections,
        predictions: predictions.map(({ id, question }) => ({ id, question })),
      })),
    }));
    behind.get("/room/instructor/events", { exposeHeadRoute: false }, async (request, reply) => {
      reply.hijack();
      const view = () => instructorView(room.state, catalogue);
      await streams.open(request.raw, reply.raw, "instructor", view);
    });
    behind.get("/room/projector/events", { exposeHeadRoute: false }, async (request, reply) => {
      reply.hijack();
      const view = () => projectorView(room.state, catalogue);
      await streams.open(request.raw, reply.raw, "projector", view);
    });
    behind.post<{ Body: Act }>(
      "/room/instructor/act",
      { schema: { body: ActBody } },
      async (request) => {
        await room.act(request.body);
        return {};
      },
    );
    behind.get("/room/instructor/room.csv", async (_, reply) => {
      reply.type("text/csv; charset=utf-8");
      reply.header("content-disposition", 'attachment; filename="room.csv"');
      return toCsv(room.state.people.values());
    });
    behind.get("/room/instructor/room.html", async (_, reply) => {
      reply.type("text/html; charset=utf-8");
      reply.header("content-disposition", 'attachment; filename="room.html"');
      return keepsake(room.state, catalogue, new Date());
    });
  });
}
