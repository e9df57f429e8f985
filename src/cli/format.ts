// npm run format: every notebook in its one canonical form.
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { formatNotebooks } from "./format-notebooks.js";

try {
  const changed = await formatNotebooks(fileURLToPath(new URL("../../notebooks", import.meta.url)));
  for (const file of changed) console.log(`formatted ${relative(process.cwd(), file)}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
