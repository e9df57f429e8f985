import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join as joinPath } from "node:path";
import { describe, expect, it } from "vitest";
import { follow, openedRoom } from "./opened-room.js";
import { HINT, LESSON, SOLUTION } from "./small-site.js";

// biome-ignore lint/suspicious/noExplicitAny: views are what the pages are told
type View = any;

const two = { kind: "prediction", prediction: "two-awaits" };
const section = { act: "unlock", lesson: LESSON, section: "exercise-three" };

describe("a room", () => {
  it("shows what learners predict, and what came out only when it is revealed", async () => {
    const { room, join, instructor } = await openedRoom();
    const { cookie, act } = await instructor();
    await act({ act: "show", what: "prediction", which: "two-awaits" });
    const projector = await follow<View>(room.origin, "/room/projector/events", { cookie });
    const [ada, grace, ken] = [await join("Ada"), await join(), await join("Ken")];
    await ada.tell({ ...two, answer: "0.9 s" });
    // A notebook hands an option in as it is written.
    await grace.tell({ ...two, answer: "`1.7` s" });
    await ken.tell({ ...two, answer: "0.9 s" });
    await ken.tell({ ...two, answer: "1.7 s" });
    const before = await projector.until(({ heard }) => heard === 4);
    expect(before.shows).toEqual({
      what: "prediction",
      id: "two-awaits",
      lesson: "02 One after another",
      question: "How long do two awaits take?",
      bars: [
        { label: "0.9 s", count: 1, right: false },
        { label: "1.7 s", count: 2, right: false },
      ],
      answered: 3,
    });
    await ada.tell({ kind: "recorded", prediction: "two-awaits", truth: "1.7 s" });
    await act({ act: "reveal", prediction: "two-awaits", open: true });
    const after = await projector.until(({ shows }) => shows.truth !== undefined);
    expect(after.shows.bars.map((bar: View) => bar.right)).toEqual([false, true]);
    expect(after.shows.truth).toEqual({
      text: "1.7 s",
      because: "One after the other.",
      runs: 1,
      mostly: "1.7 s",
    });
    expect(JSON.stringify(after)).not.toContain("Ada");
    projector.close();
  });

  it("shows machines, passed exercises and raised hands, and the instructor lowers a hand", async () => {
    const { room, join, instructor } = await openedRoom();
    const { cookie, act } = await instructor();
    const desk = await follow<View>(room.origin, "/room/instructor/events", { cookie });
    const [ada, ken] = [await join("Ada"), await join()];
    const points = [
      { workers: 1, speedup: 1 },
      { workers: 2, speedup: 1.8 },
    ];
    await ada.tell({ kind: "machine", cores: 2, node: "20.19.0", points });
    await ada.tell({ kind: "exercise", exercise: "three-calls", passed: true, by: "check" });
    await ken.tell({ kind: "exercise", exercise: "three-calls", passed: false, by: "check" });
    await ada.tell({ kind: "hand", up: true });
    const seen = await desk.until(({ projector }) => projector.heard === 4);
    expect(seen.projector.hands).toBe(1);
    expect(seen.people.map(({ name, hand }: View) => [name, hand !== undefined])).toEqual([
      ["Ada", true],
      [undefined, false],
    ]);
    await act({ act: "show", what: "machines" });
    const machines = await desk.until(({ projector }) => projector.shows.what === "machines");
    expect(machines.projector.shows.machines).toEqual([{ cores: 2, points }]);
    await act({ act: "show", what: "exercises" });
    const exercises = await desk.until(({ projector }) => projector.shows.what === "exercises");
    expect(exercises.projector.shows.lessons[0].exercises).toEqual([
      { id: "three-calls", title: "three calls", passed: 1, trying: 1 },
    ]);
    await act({ act: "lower", person: seen.people[0].id });
    await desk.until(({ projector }) => projector.hands === 0);
    expect((await ada.ask("/room/me")).body.hand).toBe(false);
    desk.close();
  });

  it("leaves hints and solutions out of its pages until they are unlocked, for all", async () => {
    const { ask, join, instructor, room } = await openedRoom();
    const { act } = await instructor();
    const ada = await join();
    const page = `/${LESSON}.html`;
    const closed = (await ask(page)).text;
    for (const secret of [HINT, SOLUTION, "It takes longer."]) expect(closed).not.toContain(secret);
    expect(closed.match(/data-room-part="\d"/g)).toHaveLength(4);
    expect((await ask("/assets/search-index.js")).text).not.toContain(`Hint 1 of 2\\n${HINT}`);
    expect((await ask("/source-exercises.html")).status).toBe(403);
    const executed = await ask(`/downloads/${LESSON}.executed.ipynb`);
    expect(executed.text).toContain("const a = 1;");
    expect(executed.text).not.toContain(SOLUTION);
    expect((await ask(`/downloads/${LESSON}.ipynb`)).text).toContain("const a = 1;");
    const unread = await ask("/downloads/broken.executed.ipynb");
    expect([unread.status, unread.body.error]).toEqual([
      403,
      expect.stringMatching(/cannot be read/),
    ]);
    // By none of the names under which files are found too.
    for (const other of [`/${LESSON}`, `${page}/`, `${page.toUpperCase()}`, `${page}.`]) {
      expect((await ask(other)).text, other).not.toMatch(/Promise\.all|await the first/);
    }

    const told = await follow<View>(room.origin, "/room/events", ada.headers);
    await act({ ...section, what: "hints", open: true });
    await told.until(({ unlocked }) => unlocked.length === 1);
    const hints = (await ask(page)).text;
    expect(hints).toContain(HINT);
    expect(hints).not.toContain(SOLUTION);
    expect((await ask("/assets/search-index.js")).text).toContain(`Hint 1 of 2\\n${HINT}`);
    const { parts } = (await ada.ask(`/room/parts/${LESSON}`)).body;
    expect(parts.map(({ index }: View) => index)).toEqual([0, 1]);

    await act({ ...section, what: "solutions", open: true });
    await act({ ...section, section: "what-happens", what: "solutions", open: true });
    const open = (await ask(page)).text;
    expect(open).toContain(`<details class="solution"><summary>Solution</summary>`);
    expect(open).not.toContain("data-room-part");
    expect((await ask(`/downloads/${LESSON}.executed.ipynb`)).text).toContain(SOLUTION);
    await act({ ...section, what: "hints", open: false });
    expect((await ask(page)).text).not.toContain(HINT);
    expect((await ask(`/downloads/${LESSON}.executed.ipynb`)).text).not.toContain(SOLUTION);
    told.close();
  });

  it("answers a submission that is sent again the same, and counts it once", async () => {
    const { join, options } = await openedRoom();
    const ada = await join();
    const id = randomUUID();
    const at = () => ada.tell({ ...two, answer: "0.9 s" }, id);
    // At one time too: the second comes while the first is being written.
    const answers = await Promise.all([at(), at(), at()]);
    answers.push(await at());
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      answers.map(() => [200, { heard: 1 }]),
    );
    const lines = (await readFile(joinPath(options.data, "room.jsonl"), "utf8")).split("\n");
    expect(lines.filter((line) => line.includes(id))).toHaveLength(1);
  });

  it("takes a notebook for the participant whose page names it", async () => {
    const { join, post, room, instructor } = await openedRoom();
    const ada = await join("Ada");
    const { notebook } = (await ada.ask("/room/me")).body;
    const companion = notebook.split("+")[1];
    const token = "n".repeat(32);
    const joined = await post("/room/join", { code: room.code, token, companion });
    expect(joined.body).toEqual({ number: ada.number });
    const authorization = `Bearer ${token}`;
    const told = { id: randomUUID(), kind: "hand", up: true };
    expect((await post("/room/submit", told, { authorization })).status).toBe(200);
    const { ask } = await instructor();
    const csv = (await ask("/room/instructor/room.csv")).text;
    expect(csv).toBe("learner,name,kind,subject,value\r\n");
    expect((await ada.ask("/room/me")).body.hand).toBe(true);
  });

  it("forgets who is removed, with their answers, and ends their stream", async () => {
    const { room, join, instructor } = await openedRoom();
    const { cookie, act } = await instructor();
    const ada = await join("Ada");
    await ada.tell({ ...two, answer: "0.9 s" });
    const stream = await follow<View>(room.origin, "/room/events", ada.headers);
    const desk = await follow<View>(room.origin, "/room/instructor/events", { cookie });
    const { people } = await desk.until((view) => view.people.length === 1);
    await act({ act: "unname", person: people[0].id });
    expect((await desk.until((view) => view.people[0].name === undefined)).people).toHaveLength(1);
    await act({ act: "remove", person: people[0].id });
    await stream.ended;
    const after = await desk.until((view) => view.people.length === 0);
    expect(after.answered).toEqual({});
    expect((await ada.tell({ ...two, answer: "0.9 s" })).status).toBe(401);
    desk.close();
  });

  it("exports all that it knows as CSV and as one page that asks for nothing", async () => {
    const { join, instructor } = await openedRoom();
    const { ask } = await instructor();
    const eve = await join("=HYPERLINK(1),<script>alert(1)</script>");
    await eve.tell({ ...two, answer: "0.9 s" });
    await eve.tell({ kind: "prediction", prediction: "how-many", answer: 12.5 });
    await eve.tell({ kind: "exercise", exercise: "three-calls", passed: true, by: "learner" });
    await eve.tell({ kind: "lesson", lesson: LESSON, done: true });
    const csv = await ask("/room/instructor/room.csv");
    const row = `1,"'=HYPERLINK(1),<script>alert(1)</script>"`;
    expect(csv.text.split("\r\n")).toEqual([
      "learner,name,kind,subject,value",
      `${row},prediction,two-awaits,0.9 s`,
      `${row},prediction,how-many,12.5`,
      `${row},exercise,three-calls,passed`,
      `${row},lesson done,${LESSON},yes`,
      "",
    ]);
    const kept = await ask("/room/instructor/room.html");
    expect(kept.headers.get("content-disposition")).toContain("room.html");
    expect(kept.text).toContain("How long do two awaits take?");
    expect(kept.text).not.toContain("<script");
    expect(kept.text).not.toMatch(/(src|href)=/);
  });

  it("is closed to the instructor's actions without the secret", async () => {
    const { ask, post, join } = await openedRoom();
    const ada = await join();
    const act = { act: "show", what: "machines" };
    expect((await post("/room/instructor/act", act)).status).toBe(401);
    expect((await ada.post("/room/instructor/act", act)).status).toBe(401);
    for (const path of ["events", "catalogue", "room.csv", "room.html"]) {
      expect((await ada.ask(`/room/instructor/${path}`)).status).toBe(401);
    }
    expect((await ada.ask("/room/projector/events")).status).toBe(401);
    expect((await ask("/room/projector")).headers.get("location")).toBe("/room/instructor");
    expect((await ask("/room/instructor")).text).not.toContain('id="people"');
  });

  it("tells people who follow a link what is not to be had as a page, and programs in JSON", async () => {
    const { ask } = await openedRoom();
    const person = await ask("/gone.html", { headers: { accept: "text/html,*/*" } });
    expect(person.status).toBe(404);
    expect(person.text).toContain("There is no such page.");
    expect((await ask("/gone.html")).body).toEqual({ error: "there is no such page" });
  });

  it("sends a file whole, in part, or not again", async () => {
    const { ask } = await openedRoom();
    const file = "/assets/overlap.css";
    const whole = await ask(file);
    expect(whole.text).toBe("body {}\n");
    expect(whole.headers.get("content-type")).toContain("text/css");
    const of = async (range: string) => {
      const { status, text, headers } = await ask(file, { headers: { range } });
      return [status, status === 416 ? "" : text, headers.get("content-range")];
    };
    expect(await of("bytes=0-3")).toEqual([206, "body", "bytes 0-3/8"]);
    expect(await of("bytes=5-")).toEqual([206, "{}\n", "bytes 5-7/8"]);
    expect(await of("bytes=-3")).toEqual([206, "{}\n", "bytes 5-7/8"]);
    for (const range of ["bytes=9-", "bytes=5-2"]) expect((await of(range))[0]).toBe(416);
    for (const range of ["bytes=a-b", "bytes=0-1,3-4", "bytes=-"]) {
      expect(await of(range)).toEqual([200, whole.text, null]);
    }
    const etag = whole.headers.get("etag")!;
    expect((await ask(file, { headers: { "if-none-match": etag } })).status).toBe(304);
    expect((await ask("/assets")).status).toBe(404);
  });

  it("tells nobody anything but its own pages' policy", async () => {
    const { ask } = await openedRoom();
    for (const path of [
      "/",
      `/${LESSON}.html`,
      "/join",
      "/room/instructor",
      "/assets/overlap.css",
    ]) {
      const { headers, text } = await ask(path);
      expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
      expect(headers.get("content-security-policy"), path).not.toContain("unsafe");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(text, path).not.toContain("http-equiv");
    }
  });
});
