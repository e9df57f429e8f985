import { watchCompiledCells } from "./compiled-cells.js";
import type { Question } from "./protocol.js";
import { watchPublisher } from "./publisher.js";

/**
 * Makes a kernel that a driver has started answer its questions. The driver runs this as the first,
 * hidden cell; tslab itself stays as it is.
 */
export function install(): void {
  const publisher = watchPublisher();
  const cells = watchCompiledCells();

  async function answer(question: Question): Promise<object> {
    switch (question.kind) {
      case "begin":
        cells.begin(question.cell);
        return {};
      case "end": {
        const lost = publisher.takeLost();
        await publisher.renew();
        return { lost };
      }
      case "interrupt":
        // As if the signal had come: a real one could end the kernel while a cell begins.
        process.emit("SIGINT", "SIGINT");
        return {};
      case "alive":
        return count(process.getActiveResourcesInfo());
      case "compiled":
        return { code: cells.code(question.cell) };
    }
  }

  process.on("message", async ({ id, question }: { id: number; question: Question }) => {
    process.send?.({ id, answer: await answer(question) });
  });
  // The channel must not keep a kernel alive that was asked to stop.
  process.channel?.unref();
}

function count(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
