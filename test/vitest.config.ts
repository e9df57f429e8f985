import { defineConfig } from "vitest/config";

/** Tests run the compiled modules (`overlap/...`, `#press/...`): workers and child processes exist only there. */
export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    server: { deps: { external: [/[\\/]dist[\\/]/, /[\\/]node_modules[\\/]/] } },
  },
});
