import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { enterLearnerKernel } from "../lab/learner/index.js";

const load = createRequire(import.meta.url);

/**
 * Makes this process, in which tslab runs or is about to run, a learner's kernel: checks that pass
 * are kept in the file. The solution passes its check too; which cell runs tells it from an answer,
 * and only tslab knows that.
 *
 * @param script The script that starts tslab.
 */
export function recordProgress(script: string, file: string): void {
  const learner = enterLearnerKernel(file);
  const { JupyterHandlerImpl } = load(join(dirname(script), "..", "dist", "jupyter.js"));
  const { handleExecuteImpl } = JupyterHandlerImpl.prototype;
  JupyterHandlerImpl.prototype.handleExecuteImpl = function (
    request: { code: string },
    ...rest: unknown[]
  ) {
    learner.cell = request.code;
    return handleExecuteImpl.call(this, request, ...rest);
  };
}
