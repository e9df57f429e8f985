import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { LIMITS } from "#workshop/room";
import { follow, openedRoom } from "./opened-room.js";
import { LESSON } from "./small-site.js";

const id = () => randomUUID();
const two = () => ({ id: id(), kind: "prediction", prediction: "two-awaits", answer: "0.9 s" });
const howMany = () => ({ id: id(), kind: "prediction", prediction: "how-many", answer: 12 });

/** Sends a path as it stands: fetch would tidy it first. */
function rawGet(origin: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const asked = request({ hostname, port, path, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (more: string) => {
        text += more;
      });
      response.on("end", () => resolve({ status: response.statusCode!, text }));
    });
    asked.on("error", reject).end();
  });
}

/** What a participant sends, and how it is refused. */
const submissions: [string, number, RegExp, unknown][] = [
  ["no JSON", 400, /JSON/, "{"],
  ["nothing", 400, /body/i, ""],
  ["a list", 400, /body/, []],
  ["no id", 400, /body/, { ...two(), id: undefined }],
  ["an id of another form", 400, /body/, { ...two(), id: "../../etc/passwd" }],
  ["an unknown kind", 400, /body/, { id: id(), kind: "shutdown" }],
  ["a kind's field of another type", 400, /body/, { ...two(), answer: { $gt: "" } }],
  ["one field too many", 400, /body/, { ...two(), admin: true }],
  ["a prototype", 400, /prototype|body/i, `{"__proto__":{"a":1},"id":"${id()}"}`],
  ["a question that is none of ours", 422, /no prediction "x"/, { ...two(), prediction: "x" }],
  ["an answer of their own", 422, /expected one of/, { ...two(), answer: "<img src=x>" }],
  ["text for a number", 422, /a number/, { ...two(), prediction: "how-many", answer: "many" }],
  ["a text for a number beyond all", 422, /a number from/, { ...howMany(), answer: "1e308" }],
  ["a number beyond all", 400, /body/, { ...howMany(), answer: 1e308 }],
  ["an endless answer", 400, /body/, { ...two(), answer: "x".repeat(LIMITS.answer + 1) }],
  ["a body too large", 413, /large/, { ...two(), answer: "x".repeat(LIMITS.body) }],
  [
    "a measurement of infinite speed",
    400,
    /body/,
    `{"id":"${id()}","kind":"machine","cores":2,"node":"20.0.0","points":[{"workers":1,"speedup":1e999}]}`,
  ],
  [
    "thousands of points",
    400,
    /body/,
    {
      id: id(),
      kind: "machine",
      cores: 2,
      node: "20.0.0",
      points: Array.from({ length: 50 }, () => ({ workers: 1, speedup: 1 })),
    },
  ],
  [
    "a lesson that is none of ours",
    422,
    /no lesson/,
    { id: id(), kind: "lesson", lesson: "x", done: true },
  ],
  [
    "an exercise that is none of ours",
    422,
    /no exercise/,
    { id: id(), kind: "exercise", exercise: "constructor", passed: true, by: "check" },
  ],
];

/** Paths that look for files that are none of the site's. */
const paths = [
  "/../site-of-another/secret.txt",
  "/..%2fsite-of-another/secret.txt",
  "/%2e%2e/site-of-another/secret.txt",
  "/%2e%2e%2fsite-of-another%2fsecret.txt",
  "/%252e%252e%252fsite-of-another%252fsecret.txt",
  "/..%5csite-of-another%5csecret.txt",
  "/downloads/../../data/keys.json",
  "/downloads/..%2f..%2fdata%2fkeys.json",
  "//site-of-another/secret.txt",
  "/.hidden",
  "/assets/%00overlap.css",
  "/assets/overlap.css%00.html",
  "/%ff",
  "/room/assets/..%2f..%2fserver.js",
  "/room/parts/..%2f..%2fdata",
  "http://example.org/.hidden",
];

describe("a room that is sent what it did not ask for", () => {
  it("refuses each in one clear line, keeps nothing of it, and goes on", async () => {
    const opened = await openedRoom();
    const eve = await opened.join();
    for (const [what, status, message, body] of submissions) {
      const answer = await eve.post("/room/submit", body);
      expect([what, answer.status]).toEqual([what, status]);
      expect(answer.body.error, what).toMatch(message);
      expect(answer.body.error, what).not.toContain("\n");
      expect(answer.text, what).not.toContain("node_modules");
    }
    const plain = await opened.ask("/room/submit", {
      method: "POST",
      headers: { ...eve.headers, "content-type": "text/plain" },
      body: JSON.stringify(two()),
    });
    expect(plain.status).toBe(415);
    expect((await eve.post("/room/submit", two())).body).toEqual({ heard: 1 });
  });

  it("takes the smallest numbers that there are for 0, and shows them", async () => {
    const { room, join, instructor } = await openedRoom();
    const { act, cookie } = await instructor();
    await act({ act: "show", what: "prediction", which: "how-many" });
    for (const answer of [5e-324, "-5e-324"]) {
      expect((await (await join()).post("/room/submit", { ...howMany(), answer })).status).toBe(
        200,
      );
    }
    type View = { shows: { bars?: { count: number }[]; answered?: number } };
    const screen = await follow<View>(room.origin, "/room/projector/events", { cookie });
    const { shows } = await screen.until((view) => view.shows.answered === 2);
    expect(shows.bars!.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    screen.close();
  });

  it("gives away no file but the site's", async () => {
    const { room } = await openedRoom();
    for (const path of paths) {
      const { status, text } = await rawGet(room.origin, path);
      expect([400, 401, 404], `${path} ${status}`).toContain(status);
      expect(text, path).not.toMatch(/nobody's business|"secret":|import /);
    }
    expect((await rawGet(room.origin, `/${LESSON}.html?..%2f`)).status).toBe(200);
  });

  it("refuses whoever comes by another name or from another site", async () => {
    const { room, post } = await openedRoom();
    const { host } = new URL(room.origin);
    const elsewhere = await rawGet(room.origin, "/", { host: "room.attacker.example" });
    expect(elsewhere.status).toBe(421);
    // A name that the instructor gave is the room's own.
    const named = await openedRoom({ address: "room.course.example" });
    const { port } = new URL(named.room.origin);
    expect(named.room.joinAddress).toContain(`//room.course.example:${port}/join/`);
    const asked = { host: `room.course.example:${port}` };
    expect((await rawGet(named.room.origin, "/", asked)).status).toBe(200);
    const body = { code: room.code, token: "t".repeat(32) };
    expect((await post("/room/join", body, { origin: "http://attacker.example" })).status).toBe(
      403,
    );
    expect((await post("/room/join", body, { origin: "null" })).status).toBe(403);
    expect((await post("/room/join", body, { origin: `http://${host}` })).status).toBe(200);
  });

  it("locks an address out after many wrong codes, and still lets right ones in from it", async () => {
    const { post, join, room } = await openedRoom();
    const guess = (n: number) => post("/room/join", { code: `WRNG${n}`, token: "t".repeat(32) });
    const statuses: number[] = [];
    for (let n = 1000; n < 1500; n++) statuses.push((await guess(n)).status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(LIMITS.wrongPerMinute);
    expect(statuses.slice(LIMITS.wrongPerMinute).every((status) => status === 429)).toBe(true);
    const refused = await guess(1);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.body.error).toMatch(/too many wrong codes/);
    // Twenty people behind that same address.
    const people = await Promise.all(Array.from({ length: 20 }, () => join()));
    expect(new Set(people.map(({ number }) => number)).size).toBe(20);
    const spelt = `${room.code.slice(0, 4).toLowerCase()} - ${room.code.slice(4)}`;
    expect((await post("/room/join", { code: spelt, token: "s".repeat(32) })).status).toBe(200);
  });

  it("locks out whoever guesses the secret", async () => {
    const { post } = await openedRoom();
    const guess = () => post("/room/instructor/enter", { secret: "password" });
    const statuses: number[] = [];
    for (let n = 0; n < LIMITS.wrongPerMinute + 5; n++) statuses.push((await guess()).status);
    expect(statuses.slice(-6)).toEqual([403, 429, 429, 429, 429, 429]);
  });

  it("stops one who floods it, and serves the others meanwhile", async () => {
    const { join } = await openedRoom();
    const [eve, ada] = [await join("Eve"), await join("Ada")];
    const flood = Array.from({ length: LIMITS.submissionsPerMinute + 50 }, () =>
      eve.post("/room/submit", two()),
    );
    const [statuses, honest] = await Promise.all([
      Promise.all(flood).then((answers) => answers.map(({ status }) => status)),
      ada.post("/room/submit", two()),
    ]);
    expect(honest.status).toBe(200);
    expect(statuses.filter((status) => status === 200)).toHaveLength(LIMITS.submissionsPerMinute);
    expect(statuses.filter((status) => status === 429)).toHaveLength(50);
  });

  it("shows names as text, short and without what turns or hides text", async () => {
    const { join, post } = await openedRoom();
    const called = async (name: string) => {
      const person = await join(name);
      return (await person.ask("/room/me")).body.name;
    };
    expect(await called("  Ada\u0000\n\u001b[31m Lovelace ")).toBe("Ada [31m Lovelace");
    expect(await called("\u202Eevil\u2066\u200F")).toBe("evil");
    expect(await called(`Z${"\u0301".repeat(60)}`)).toMatch(/^\p{L}\p{M}{0,2}$/u);
    expect(await called("\u200B\u2063 ")).toBeUndefined();
    expect(await called("😀".repeat(60))).toBe("😀".repeat(LIMITS.name));
    const tooLong = { code: "x", token: "t".repeat(32), name: "x".repeat(201) };
    expect((await post("/room/join", tooLong)).status).toBe(400);
  });

  it("keeps few streams of one person, the newest", async () => {
    const { room, join } = await openedRoom();
    const eve = await join();
    const open = () => follow(room.origin, "/room/events", eve.headers);
    const streams = [];
    for (let n = 0; n < LIMITS.streams + 2; n++) streams.push(await open());
    await Promise.all(streams.slice(0, 2).map(({ ended }) => ended));
    const still = await Promise.race([
      Promise.all(streams.slice(2).map(({ ended }) => ended)).then(() => "ended"),
      pause(50, "open"),
    ]);
    expect(still).toBe("open");
    for (const { close } of streams) close();
  });

  it("closes connections that send their request a byte at a time, and answers others", {
    timeout: 60_000,
  }, async () => {
    const { room, ask } = await openedRoom();
    const { port } = new URL(room.origin);
    const slow = Array.from({ length: 50 }, () => {
      const socket = connect(Number(port), "127.0.0.1");
      socket.write("POST /room/join HTTP/1.1\r\nHost: 127.0.0.1\r\nX-");
      const drip = setInterval(() => socket.write("a"), 500);
      return new Promise<void>((resolve) => {
        const done = () => {
          clearInterval(drip);
          resolve();
        };
        socket.on("close", done).on("error", () => {});
        socket.resume();
      });
    });
    expect((await ask("/")).status).toBe(200);
    await Promise.all(slow);
    expect((await ask("/")).status).toBe(200);
  });

  it("asks for no more than the code where someone claims to be somebody", async () => {
    const { ask, post, room } = await openedRoom();
    for (const authorization of ["Bearer x", `Bearer ${"a".repeat(32)}`, "Basic eDp5", "Bearer "]) {
      expect((await ask("/room/me", { headers: { authorization } })).status).toBe(401);
    }
    for (const cookie of ["overlap=1", `a=${"b".repeat(3000)}`, "==;;=", "__proto__=1"]) {
      expect((await ask("/room/me", { headers: { cookie } })).status).toBe(401);
    }
    const stranger = { code: room.code, token: "t".repeat(32), companion: "ABCDEFGH" };
    // A companion whom nobody knows is a person of their own.
    expect((await post("/room/join", stranger)).body).toEqual({ number: 1 });
  });

  it("is full at some number of people, whom it goes on serving", async () => {
    const { join } = await openedRoom();
    const first = await join();
    const others = await Promise.allSettled(
      Array.from({ length: LIMITS.participants + 5 }, () => join()),
    );
    const refused = others.flatMap((one) =>
      one.status === "rejected" ? [one.reason.message] : [],
    );
    expect(refused).toEqual(
      Array.from({ length: 6 }, () => expect.stringMatching(/403 the room is full/)),
    );
    expect((await first.post("/room/submit", two())).status).toBe(200);
  });
});
