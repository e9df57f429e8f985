import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { clientOf, follow } from "./opened-room.js";
import { LESSON } from "./small-site.js";
import type { StartedRoom } from "./started-room.js";

export interface CrowdOptions {
  /** Simulated learners. */
  clients: number;
  /** How long they submit. */
  seconds: number;
  /** Milliseconds between two submissions of one learner, on average. */
  every: number;
  /** Kill the room with SIGKILL in the middle, and start it again. */
  kill?: boolean;
  /** More learners, in browsers, who mark an exercise as solved and as not solved. */
  pages?: readonly Page[];
  /** A projector in a browser, which is timed too. */
  screen?: Page;
}

/** What became of a crowd's submissions. */
export interface CrowdReport {
  /** Different submissions; each was confirmed in the end. */
  submitted: number;
  /** How many the room says that it has kept. */
  kept: number;
  /** Requests that had to be made again, all during the outage. */
  retried: number;
  /** Confirmed before the kill, and how many of all the room had right after it. */
  outage?: { confirmed: number; found: number };
  /** Milliseconds from the request until the projector was told; without those of the outage. */
  delays: number[];
  /** The same for the projector in a browser. */
  screenDelays: number[];
  /** The room's resident memory in MB: when all had joined, in the middle, at the end. */
  memory: number[];
}

interface Sent {
  start: number;
  /** The room's count with it; 0 until it is confirmed. */
  count: number;
}

const ANSWERS = ["0.9 s", "1.7 s"];

/** Lets learners submit at random moments, as often as it takes, and watches the projector. */
export async function crowd(
  room: StartedRoom,
  { clients, seconds, every, kill = false, pages = [], screen }: CrowdOptions,
): Promise<CrowdReport> {
  const { join, instructor, ask } = clientOf(room);
  const { cookie, act } = await instructor();
  await act({ act: "show", what: "prediction", which: "two-awaits" });
  /** When the projector was first told of so many. */
  const told: [count: number, at: number][] = [];
  const watch = () =>
    follow<{ heard: number }>(room.origin, "/room/projector/events", { cookie }, ({ heard }) => {
      if (heard > (told.at(-1)?.[0] ?? 0)) told.push([heard, Date.now()]);
    });
  let projector = await watch();
  const learners = await Promise.all(Array.from({ length: clients }, () => join()));
  const streams = await Promise.all(
    learners.map(({ headers }) => follow(room.origin, "/room/events", headers)),
  );
  for (const page of pages) await joinInBrowser(page, room);
  if (screen) await openScreen(screen, room);
  const memory = [residentMemory(room.pid())];
  const sent: Sent[] = [];
  let retried = 0;
  let clicks = 0;
  const end = Date.now() + seconds * 1000;

  const mark = async (page: Page) => {
    for (;;) {
      await pause(every * 2);
      if (Date.now() > end) break;
      await page.locator(".room-mark").click();
      clicks += 1;
    }
    await page.getByText(/result(s)? waits?/).waitFor({ state: "detached", timeout: 60_000 });
  };

  const learn = async ({ tell }: (typeof learners)[number], index: number) => {
    for (let turn = 0; ; turn++) {
      await pause(every * (0.5 + ((index * 7919 + turn * 104_729) % 1000) / 1000));
      if (Date.now() > end) return;
      const told = { kind: "prediction", prediction: "two-awaits", answer: ANSWERS[turn % 2] };
      const id = randomUUID();
      const one: Sent = { start: Date.now(), count: 0 };
      sent.push(one);
      while (one.count === 0) {
        const answer = await tell(told, id).catch(() => undefined);
        if (answer?.status === 200) one.count = answer.body.heard;
        else if (answer && answer.status !== 429 && answer.status < 500) {
          throw new Error(`refused: ${answer.status} ${answer.text}`);
        } else {
          retried += 1;
          await pause(100);
        }
      }
    }
  };

  let outage: CrowdReport["outage"];
  let gap: [number, number] | undefined;
  const breakDown = async () => {
    await pause((seconds * 1000) / 2);
    memory.push(residentMemory(room.pid()));
    if (!kill) return;
    const begin = Date.now();
    await room.kill();
    const confirmed = sent.filter(({ count }) => count > 0).length;
    await room.restart();
    // Learners have begun to submit again by now: what they confirm anew is more, never less.
    const { body } = await ask("/room/instructor/catalogue", { headers: { cookie } });
    if (!body.lessons) throw new Error("the instructor's cookie did not outlive the restart");
    projector = await watch();
    const { heard } = await projector.until(() => true);
    outage = { confirmed, found: heard };
    gap = [begin, Date.now()];
  };
  const sampling = setInterval(() => memory.push(residentMemory(room.pid())), 60_000);
  try {
    await Promise.all([...learners.map(learn), ...pages.map(mark), breakDown()]);
  } finally {
    clearInterval(sampling);
  }
  const { heard } = await projector.until(({ heard }) => heard >= sent.length + clicks);
  memory.push(residentMemory(room.pid()));
  projector.close();
  for (const stream of streams) stream.close();

  // A browser takes some seconds to connect again, as the server tells it to.
  const calm = sent.filter(({ start }) => !gap || start > gap[1] + 5000 || start < gap[0] - 1000);
  const delaysTo = (seen: readonly [count: number, at: number][]) =>
    calm.map(({ start, count }) => Math.max(0, seen.find(([one]) => one >= count)![1] - start));
  const shown = screen ? await screen.evaluate(() => globalThis.shown) : [];
  return {
    submitted: sent.length + clicks,
    kept: heard,
    retried,
    ...(outage && { outage }),
    delays: delaysTo(told),
    screenDelays: screen ? delaysTo(shown) : [],
    // Between the kill and the restart there is nothing to measure.
    memory: memory.filter((megabytes) => megabytes > 0),
  };
}

declare global {
  /** In the projector's page: when it first showed so many. */
  var shown: [count: number, at: number][];
}

async function joinInBrowser(page: Page, { origin, code }: StartedRoom): Promise<void> {
  await page.goto(`${origin}/join/${code}`);
  await page.getByRole("button", { name: "Join" }).click();
  await page.locator(".room-bar .who", { hasText: "Learner" }).waitFor();
  await page.goto(`${origin}/${LESSON}.html`);
  await page.locator(".room-mark").waitFor();
}

async function openScreen(page: Page, { origin, secret }: StartedRoom): Promise<void> {
  await page.goto(`${origin}/room/instructor#${encodeURIComponent(secret)}`);
  await page.locator("#people").waitFor();
  await page.goto(`${origin}/room/projector`);
  await page.evaluate(() => {
    globalThis.shown = [];
    const { body } = (
      globalThis as unknown as { document: { body: { dataset: DOMStringMapLike } } }
    ).document;
    const look = () => {
      const count = Number(body.dataset.heard ?? 0);
      if (count > (globalThis.shown.at(-1)?.[0] ?? 0)) globalThis.shown.push([count, Date.now()]);
    };
    // Shown is what has been painted, so each frame is looked at.
    setInterval(look, 20);
  });
}

type DOMStringMapLike = Record<string, string | undefined>;

function residentMemory(pid: number): number {
  const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Math.round(Number(kilobytes) / 1024);
}
