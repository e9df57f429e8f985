import { type ClientOptions, createClient } from "./client.js";
import { type Errand, type Result, runErrand } from "./errand.js";
import { inSlots } from "./in-slots.js";

// A download process: started by download-process.ts, gone when the channel between the two is.

/** To the process: the initialiser, once; then chunks of errands; and the wish to leave a chunk. */
export type ToProcess =
  | { do: "start"; lane: string; connections: number; options: ClientOptions }
  | { do: "chunk"; id: number; errands: Errand[]; inFlight: number }
  | { do: "stop"; id: number };

/** From the process: it has started; the result of the nth errand of a chunk; a chunk is over. */
export type FromProcess =
  | { did: "start" }
  | { did: "errand"; id: number; n: number; result: Result }
  | { did: "chunk"; id: number };

/** The initialiser's work: made once, before the first chunk, and never shared. */
let client: ReturnType<typeof createClient>;
let lane: string;
const chunks = new Map<number, AbortController>();

process.once("disconnect", () => process.exit());
// Ctrl-C and the interrupt of a cell reach the whole group of processes; the parent decides.
process.on("SIGINT", () => {});

process.on("message", async (message: ToProcess) => {
  if (message.do === "start") {
    lane = message.lane;
    client = createClient(message.connections, message.options);
    tell({ did: "start" });
  } else if (message.do === "stop") chunks.get(message.id)?.abort();
  else await runChunk(message);
});

async function runChunk({ id, errands, inFlight }: Extract<ToProcess, { do: "chunk" }>) {
  const left = new AbortController();
  chunks.set(id, left);
  const urls = errands.map(({ url }) => url);
  await inSlots(urls, inFlight, left.signal, async (_url, n, signal) => {
    const result = await runErrand(client, errands[n]!, signal, lane);
    tell({ did: "errand", id, n, result });
    if ("failure" in result) throw new Error(result.failure.what);
    return result.page;
  }).catch(() => {});
  chunks.delete(id);
  tell({ did: "chunk", id });
}

function tell(message: FromProcess): void {
  if (process.connected) process.send?.(message);
}
