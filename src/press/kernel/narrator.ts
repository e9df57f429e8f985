import type { Collector } from "./collector.js";
import { countFailureWritings, type Failure, readFailure, readThrown } from "./failure.js";
import type { Ask } from "./questions.js";
import type { Places } from "./traceback.js";
import { partUnhandled } from "./unhandled.js";

/** Tells what went wrong in cells, with their own lines. */
export interface Narrator {
  /** A cell is about to run. */
  remember(cell: string, source: string): void;
  /**
   * Turns the errors among what a cell put out into outputs of their own.
   *
   * @param failed Whether the kernel replied that the cell failed.
   * @returns The first error, that of the reply before those that nobody handled.
   */
  explain(collector: Collector, cell: string, failed: boolean): Promise<Failure | undefined>;
}

const SILENT = "Error: the cell failed and did not say why\n";

export function createNarrator(root: string, ask: Ask): Narrator {
  const sources = new Map<string, string>();

  /** Only the cells that a text names: each costs a question to the kernel. */
  async function placesIn(texts: readonly string[]): Promise<Places> {
    const cells: [string, { source: string; compiled?: string | undefined }][] = [];
    for (const [cell, source] of sources) {
      if (!texts.some((text) => text.includes(`${cell}:`))) continue;
      const answer = await ask<"compiled">({ kind: "compiled", cell });
      cells.push([cell, { source, compiled: answer?.code }]);
    }
    return { root, cells: new Map(cells) };
  }

  return {
    remember: (cell, source) => void sources.set(cell, source),
    async explain(collector, cell, failed) {
      const { outputs, unhandled } = collector;
      const writings = failed ? collector.takeStderr(countFailureWritings) : [];
      if (failed && writings.length === 0) writings.push(SILENT);
      const places = await placesIn([...writings, ...unhandled.map(({ text }) => text)]);

      const failures = unhandled.map((output) => {
        const { kind, error } = partUnhandled(output.text);
        const failure = readThrown(error, cell, places, kind);
        const index = outputs.indexOf(output);
        if (index >= 0) outputs[index] = failure.output;
        return failure;
      });
      if (failed) {
        const failure = readFailure(writings, cell, places);
        outputs.push(failure.output);
        failures.unshift(failure);
      }
      return failures[0];
    },
  };
}
