import type { Question, Reply } from "./control.js";
import type { Counters } from "./counters.js";
import { listen } from "./listen.js";

// The origin's process: started by start.ts, asked over the channel between the two, gone when
// that channel is, however its parent ended.

let counters: Counters | undefined;

process.once("disconnect", () => process.exit());
// Ctrl-C and the interrupt of a cell reach the whole group of processes; the parent decides.
process.on("SIGINT", () => {});

process.on("message", async (question: Question) => {
  try {
    reply({ id: question.id, value: await answer(question) });
  } catch (error) {
    reply({ id: question.id, error: String(error) });
  }
});

async function answer(question: Question) {
  if (question.ask === "start") {
    const started = await listen(question.settings);
    counters = started.counters;
    return started.ready;
  }
  if (!counters) throw new Error(`asked for ${question.ask} before the start`);
  if (question.ask === "gauges") return counters.gauges();
  if (question.ask === "arrivals") return counters.arrivals;
  counters.reset();
  return null;
}

function reply(message: Reply): void {
  if (process.connected) process.send?.(message);
}
