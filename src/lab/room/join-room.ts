import { observeLesson } from "../lesson/index.js";
import { toRoomAddress } from "./address.js";
import { createDelivery, type Delivery } from "./delivery.js";
import { measureMachine } from "./measure-machine.js";
import { tokenFor } from "./token.js";

export interface JoinOptions {
  /** What the instructor sees; default no name. */
  name?: string;
  /** Measures once how this machine computes on its cores, which takes a second or two; default yes. */
  measure?: boolean;
  /** Milliseconds until a room that does not answer is given up; default 5000. */
  timeout?: number;
}

/** A place in a room. */
export interface JoinedRoom {
  /** `http://192.168.1.5:4820` */
  address: string;
  /** How many results the room has not confirmed yet. */
  readonly waiting: number;
  /** Sends what waits, for 5 s at most, and tells the room nothing from here on. */
  leave(): Promise<void>;
}

interface Here extends JoinedRoom {
  delivery: Delivery;
}

/** Milliseconds that leaving waits for the last results to arrive. */
const FAREWELL = 5000;

let here: Here | undefined;

/**
 * Joins the instructor's room. From here on, until `leave`, the room is told the answers that you
 * commit to in `predict`, what `reveal` recorded, whether the checks of your exercises passed, and
 * once how much faster this machine computes on all its cores. Nothing else is sent, and nothing
 * without this call. A room that cannot be reached for a while slows no cell down: results are sent
 * again until it has confirmed them. Whoever joins the same room again, in this kernel or in another
 * of this course's folder, is the same learner in it.
 *
 * @param room What the projector shows: `192.168.1.5:4820/KX7M-2PQR`; the code alone where the room
 *   is on this machine.
 * @throws RangeError when that is no address.
 * @throws Error in one line when the room refuses or does not answer.
 */
export async function joinRoom(
  room: string,
  { name, measure = true, timeout = 5000 }: JoinOptions = {},
): Promise<JoinedRoom> {
  const { origin, code, companion } = toRoomAddress(room);
  await here?.leave();
  const token = tokenFor({ origin, code, ...(companion !== undefined && { companion }) });
  const { number } = await enter(origin, { code, token, name, companion }, timeout);
  const delivery = createDelivery(origin, token, (reason) => {
    console.error(`The room did not take a result: ${reason}`);
  });
  const end = observeLesson({
    onPredict({ id, answer }) {
      if (answer !== undefined) delivery.tell({ kind: "prediction", prediction: id, answer });
    },
    onReveal({ id, truth, options }) {
      // What is none of the answers, because this machine was slow, has no place in the histogram.
      if (truth === undefined || options?.includes(String(truth)) === false) return;
      delivery.tell({ kind: "recorded", prediction: id, truth });
    },
    onCheck({ exercise, passed }) {
      delivery.tell({ kind: "exercise", exercise, passed, by: "check" });
    },
  });
  const joined: Here = {
    address: origin,
    delivery,
    get waiting() {
      return delivery.waiting;
    },
    async leave() {
      end();
      if (here === joined) here = undefined;
      await delivery.settled(AbortSignal.timeout(FAREWELL));
      delivery.stop();
      // The page whose companion this is stays.
      if (companion === undefined) await sayGoodbye(origin, token);
    },
  };
  here = joined;
  console.log(`You are learner ${number} in the room at ${origin}.`);
  if (measure) delivery.tell(await measureMachine());
  return joined;
}

/**
 * Asks for help: the instructor sees your hand.
 *
 * @throws Error when no room has been joined.
 */
export function raiseHand(): void {
  joined("raiseHand").tell({ kind: "hand", up: true });
}

/** Takes the hand down again. */
export function lowerHand(): void {
  joined("lowerHand").tell({ kind: "hand", up: false });
}

function joined(what: string): Delivery {
  if (here) return here.delivery;
  throw new Error(`${what}(): join a room first, with await joinRoom("...")`);
}

/** Who cannot be told counts as present: no more than that. */
async function sayGoodbye(origin: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(FAREWELL);
  await fetch(`${origin}/room/leave`, { method: "POST", headers, signal }).catch(() => {});
}

interface Entry {
  code: string;
  token: string;
  name: string | undefined;
  companion: string | undefined;
}

async function enter(origin: string, entry: Entry, timeout: number): Promise<{ number: number }> {
  let response: Response;
  try {
    response = await fetch(`${origin}/room/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(entry),
      signal: AbortSignal.timeout(timeout),
    });
  } catch (error) {
    throw new Error(
      `joinRoom: no room answers at ${origin}: is this machine in the same network as the instructor's?`,
      { cause: error },
    );
  }
  const answer = (await response.json().catch(() => ({}))) as { number?: number; error?: string };
  if (response.ok && answer.number !== undefined) return { number: answer.number };
  throw new Error(`joinRoom: ${answer.error ?? `${origin} is no room`}`);
}
