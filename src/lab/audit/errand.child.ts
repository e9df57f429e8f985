import { type Errand, run } from "./errands.js";

// One errand after the other, in a process of its own that ends with the channel to it.

process.once("disconnect", () => process.exit());
// Ctrl-C and the interrupt of a cell reach the whole group of processes; the parent decides.
process.on("SIGINT", () => {});

process.on("message", async (errand: Errand) => {
  const answer = await run(errand).then(
    (value) => ({ value }),
    (error: unknown) => ({ error: String(error) }),
  );
  if (process.connected) process.send?.(answer);
});
process.send?.("started");
