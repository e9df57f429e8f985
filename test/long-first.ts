import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that run for a minute or more, the longest first. */
const LONG = [
  "test/jupyter/nbconvert.test.ts",
  "test/jupyter/run-all.test.ts",
  "test/cli/build.test.ts",
  "test/lessons/exercises.test.ts",
  "test/jupyter/in-jupyterlab.test.ts",
  "test/lab/download/lifetime.test.ts",
  "test/press/site/accessible.test.ts",
  "test/jupyter/leaves-nothing.test.ts",
  "test/lab/download/contract.test.ts",
];

/**
 * Has the longest files begin first: one that began last would leave the other workers idle. Those that share
 * a process come last and together: only neighbours are given to the process that is there.
 */
export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      if (!project.config.isolate) return LONG.length + 1;
      const index = LONG.findIndex((file) => moduleId.replaceAll("\\", "/").endsWith(file));
      return index < 0 ? LONG.length : index;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
