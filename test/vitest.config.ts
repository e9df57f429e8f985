import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import ClosingLine from "./closing-line.js";
import LongFirst from "./long-first.js";
import { sharingFiles } from "./shared-process.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const sharing = sharingFiles(root);

/** Tests run the compiled modules (`overlap/...`, `#press/...`): workers and child processes exist only there. */
export default defineConfig({
  test: {
    root,
    reporters: ["default", new ClosingLine()],
    sequence: { sequencer: LongFirst },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    server: { deps: { external: [/[\\/]dist[\\/]/, /[\\/]node_modules[\\/]/] } },
    projects: [
      {
        extends: true,
        test: { name: "own process", include: ["test/**/*.test.ts"], exclude: sharing },
      },
      { extends: true, test: { name: "shared process", include: sharing, isolate: false } },
    ],
  },
});
