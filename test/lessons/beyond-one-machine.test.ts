import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CLAIM_MIME, type Claim } from "overlap/lesson";
import { describe, expect, it } from "vitest";
import { parseNotebook } from "#press/notebook";
import { executeNotebook } from "#press/run";
import { engines } from "../lab/jobs/servers.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = join(root, "notebooks", "14-beyond-one-machine.ipynb");

/** The site's build and the exercises run the lesson on the embedded server. */
describe.runIf("Redis" in engines)("lesson 14 on a shared Redis", () => {
  it("comes to the same: every exact claim holds", { timeout: 240_000 }, async () => {
    const { server, close } = await engines.Redis!();
    try {
      const notebook = parseNotebook(readFileSync(file, "utf8"), file);
      const env = { ...process.env, QUEUE_URL: server.url };
      const execution = await executeNotebook(notebook, { root, env });
      const claims = execution.notebook.cells.flatMap(({ outputs }) =>
        outputs.flatMap((output) =>
          output.type === "display" && CLAIM_MIME in output.data
            ? [output.data[CLAIM_MIME] as Claim]
            : [],
        ),
      );
      const exact = claims.filter(({ kind }) => kind === "exact");
      expect(exact.length).toBeGreaterThanOrEqual(10);
      expect(exact.filter(({ holds }) => !holds)).toEqual([]);
    } finally {
      await close();
    }
  });
});
