import { type Collector, createCollector } from "./collector.js";
import type { Displays } from "./displays.js";
import type { LateOutput } from "./kernel.js";
import type { Message } from "./message.js";
import type { Narrator } from "./narrator.js";

/** What came after the end of the cell that it belongs to. */
export interface LateOutputs {
  add(cell: string, message: Message): void;
  /** What came since the last call. */
  take(narrator: Narrator): Promise<LateOutput[]>;
}

// Enough to recognise it; nobody wants to read more.
const LIMIT = 10_000;

export function createLateOutputs(displays: Displays): LateOutputs {
  const collectors = new Map<string, Collector>();
  return {
    add(cell, message) {
      const collector = collectors.get(cell) ?? createCollector(displays, LIMIT);
      collectors.set(cell, collector);
      collector.add(message);
    },
    async take(narrator) {
      const taken: LateOutput[] = [];
      for (const [cell, collector] of collectors) {
        collectors.delete(cell);
        const failure = await narrator.explain(collector, cell, false);
        const { outputs } = collector;
        if (outputs.length > 0) taken.push({ cell, outputs, ...(failure && { failure }) });
      }
      return taken;
    },
  };
}
