import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import ClosingLine from "./closing-line.js";
import LongFirst from "./long-first.js";

/** Tests run the compiled modules (`overlap/...`, `#press/...`): workers and child processes exist only there. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    reporters: ["default", new ClosingLine()],
    include: ["test/**/*.test.ts"],
    sequence: { sequencer: LongFirst },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    server: { deps: { external: [/[\\/]dist[\\/]/, /[\\/]node_modules[\\/]/] } },
  },
});
