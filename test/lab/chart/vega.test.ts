import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const compiled = fileURLToPath(new URL("../../../dist/lab/chart/vega.js", import.meta.url));

test("what draws charts is one file, which asks for nothing but the optional canvas", () => {
  const { importedFiles } = ts.preProcessFile(readFileSync(compiled, "utf8"), true);
  const packages = importedFiles.map(({ fileName }) => fileName).filter((name) => !isBuiltin(name));
  expect(packages).toEqual(["canvas"]);
});
