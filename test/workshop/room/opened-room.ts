import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type OpenRoom, openRoom, type RoomOptions } from "#workshop/room";
import { writeSmallSite } from "./small-site.js";

export const SECRET = "only the instructor knows";

/** What a room answered. */
export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test says what it expects
  body: any;
}

/** Opens a room on a small site in a folder of its own; both are gone after the test. */
export async function openedRoom(options: Partial<RoomOptions> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "overlap-room-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const site = options.site ?? join(folder, "site");
  if (options.site === undefined) await writeSmallSite(site);
  const all: RoomOptions = {
    site,
    data: join(folder, "data"),
    packages: join(folder, "packages", "overlap-packages.zip"),
    port: 0,
    secret: SECRET,
    ...options,
  };
  const room = await openRoom(all);
  onTestFinished(() => room.close());
  return { room, options: all, ...clientOf(room) };
}

/** Requests to a room, as pages and programs make them. */
export function clientOf({ origin, code, secret }: Pick<OpenRoom, "origin" | "code" | "secret">) {
  async function ask(path: string, init: RequestInit = {}): Promise<Answered> {
    const response = await fetch(origin + path, { redirect: "manual", ...init });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    const { status, headers } = response;
    return { status, headers, text, body: isJson ? JSON.parse(text) : undefined };
  }

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  /** Joins as a program does. */
  async function join(name?: string) {
    const token = randomBytes(24).toString("base64url");
    const authorization = `Bearer ${token}`;
    const { status, body } = await post("/room/join", { code, token, ...(name && { name }) });
    if (status !== 200) throw new Error(`join: ${status} ${body.error}`);
    return {
      token,
      number: body.number as number,
      tell: (told: object, id: string = randomUUID()) =>
        post("/room/submit", { ...told, id }, { authorization }),
      ask: (path: string) => ask(path, { headers: { authorization } }),
      post: (path: string, body: unknown) => post(path, body, { authorization }),
      headers: { authorization },
    };
  }

  async function instructor() {
    const { headers } = await post("/room/instructor/enter", { secret });
    const cookie = headers.get("set-cookie")!.split(";")[0]!;
    return {
      cookie,
      act: (act: object) => post("/room/instructor/act", act, { cookie }),
      ask: (path: string) => ask(path, { headers: { cookie } }),
    };
  }

  return { ask, post, join, instructor };
}

/** A stream of a room's views. */
export interface Followed<View> {
  /** Waits for a view of which this holds, also one that has come already. */
  until(holds: (view: View) => boolean): Promise<View>;
  readonly last: View | undefined;
  readonly ended: Promise<void>;
  close(): void;
}

/** Follows a stream until it is closed. */
export async function follow<View>(
  origin: string,
  path: string,
  headers: Record<string, string>,
  onView: (view: View) => void = () => {},
): Promise<Followed<View>> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(origin + path, { headers, agent: false }, resolve).on("error", reject);
  });
  if (response.statusCode !== 200) throw new Error(`${path}: status ${response.statusCode}`);
  const waiting = new Set<() => void>();
  let last: View | undefined;
  let rest = "";
  const ended = new Promise<void>((resolve) => {
    response.on("close", resolve).on("error", () => resolve());
  });
  response.setEncoding("utf8").on("data", (text: string) => {
    const events = (rest + text).split("\n\n");
    rest = events.pop()!;
    for (const event of events) {
      const data = /^data: ?(.*)$/m.exec(event)?.[1];
      if (data === undefined) continue;
      last = JSON.parse(data);
      onView(last!);
      for (const look of waiting) look();
    }
  });
  return {
    until(holds) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (last === undefined || !holds(last)) return;
          waiting.delete(look);
          resolve(last);
        };
        waiting.add(look);
        ended.then(() => reject(new Error(`${path} ended at ${JSON.stringify(last)}`)));
        look();
      });
    },
    get last() {
      return last;
    },
    ended,
    close: () => void response.destroy(),
  };
}
