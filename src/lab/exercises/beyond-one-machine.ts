import type { Exercise, Verdict } from "../lesson/index.js";
import { type Fulfil, type Ledger, openServices, type Purchase } from "./parcel-shop.js";

const KEYS = 0;
const WHICH_KEY = 1;
const UNDONE = 2;
const OVERLAP = 3;

/** Alike in everything but their ids: two parcels that somebody really wants. */
const orders: readonly Purchase[] = ["A-1", "A-2"].map((id) => ({
  id,
  customer: "Ada",
  cents: 1999,
  item: "clock",
}));
const [first] = orders as [Purchase];

/** Lesson 14: a job that may be run twice. */
export const runTwice: Exercise<Fulfil> = {
  id: "run-twice",
  expected:
    "wherever the first run is cut off, and also when it goes on beside the second, each order is charged once and sent once.",
  hints: [
    "What is done in the first run and again in the second needs a name that both runs give it: pass a `key`. The service then does it once, whoever asks how often.",
    "The key must be the same in every run of one order, and another one for every other order. Amounts and customers come again, and what is made anew in each run (a random number, `run`) is new for the service. What is it that only this order has?",
    "A second run that goes away leaves undone what the first had not yet done. Every run has to ask for everything: whether it has been done is for the service to know.",
    "Between looking whether it is done and doing it another run may do it: a worker that was given up may still be alive. Only the service can look and act in one step, and the key is how you ask it to.",
  ],
  deadline: 5_000,
  async observe(fulfil, attempt) {
    const places = await attempt(() => placesOf(fulfil));
    for (const scene of scenes(places)) {
      const verdict = await attempt(() => play(fulfil, scene));
      if (verdict) return verdict;
    }
    const observed = `${places.length * 2 + 1} scenes: two orders without a mishap, a first run cut off at each of ${places.length} places, and for each place one that goes on from there beside the second run. Each order was charged once and sent once.`;
    return { passed: true, observed };
  },
};

/** Where the first run of an order stops: never, for ever, or until the second run is done. */
type Scene = { stop: "never" } | { stop: "cut off" | "held up"; at: number; place: string };

function scenes(places: readonly string[]): Scene[] {
  const at = (stop: "cut off" | "held up") => places.map((place, at) => ({ stop, at, place }));
  return [{ stop: "never" }, ...at("cut off"), ...at("held up")];
}

/** Where a run that nothing happens to could be stopped. */
async function placesOf(fulfil: Fulfil): Promise<string[]> {
  const places: string[] = [];
  const { services } = openServices(async (_run, where) => void places.push(where));
  await fulfil(first, services(1), 1);
  return places;
}

/** Plays a scene; nothing when all is as it should be. */
async function play(fulfil: Fulfil, scene: Scene): Promise<Verdict | undefined> {
  const stop = openStop(scene);
  const { ledger, services } = openServices(stop.checkpoint);
  const start = (order: Purchase, run: number) => fulfil(order, services(run), run);
  try {
    if (scene.stop === "never") {
      for (const order of orders) await start(order, 1);
      return judge(scene, ledger, orders);
    }
    const firstRun = start(first, 1);
    firstRun.catch(() => {}); // it may fail while nobody waits for it
    await Promise.race([firstRun, stop.reached]);
    await start(first, 2);
    if (scene.stop === "held up") {
      stop.release();
      await firstRun;
    }
    return judge(scene, ledger, [first]);
  } catch (error) {
    const observed = `${told(scene)}, the job failed: ${error instanceof Error ? error.message : error}.`;
    return { passed: false, observed, hint: String(error).includes("the key") ? WHICH_KEY : KEYS };
  }
}

function openStop(scene: Scene) {
  let arrive = () => {};
  let release = () => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  // Nobody releases a run that was cut off: its worker is dead.
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let count = 0;
  const checkpoint = async (run: number) => {
    if (run !== 1 || scene.stop === "never" || count++ !== scene.at) return;
    arrive();
    await held;
  };
  return { checkpoint, reached, release };
}

function judge(scene: Scene, ledger: Ledger, wanted: readonly Purchase[]): Verdict | undefined {
  for (const { id } of wanted) {
    const counts = { charged: count(ledger.charged, id), sent: count(ledger.sent, id) };
    for (const [deed, times] of Object.entries(counts)) {
      if (times === 1) continue;
      const often = times === 0 ? `never ${deed}` : `${deed} ${times} times`;
      const observed = `${told(scene)}, order ${id} was ${often}.`;
      return { passed: false, observed, hint: hintFor(scene, times) };
    }
  }
  return undefined;
}

function hintFor({ stop }: Scene, times: number): number {
  if (times === 0) return UNDONE;
  return stop === "held up" ? OVERLAP : KEYS;
}

function told(scene: Scene): string {
  if (scene.stop === "never") return "without any mishap";
  const then = scene.stop === "held up" ? "and then went on after it" : "by a second run";
  return scene.stop === "held up"
    ? `when the first run was held up ${scene.place} until the second was done, ${then}`
    : `when the first run was cut off ${scene.place} and followed ${then}`;
}

function count(all: readonly string[], id: string): number {
  return all.filter((one) => one === id).length;
}
