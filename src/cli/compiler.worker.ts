// The thread in which the compiler works: one question in, one answer out.
import { parentPort, workerData } from "node:worker_threads";
import {
  type Cells,
  type ModuleCode,
  type Modules,
  type Notebook,
  openCells,
  openModules,
} from "../press/notebook/index.js";
import type { CompilerPlace, Question } from "./compiler-thread.js";

const place = workerData as CompilerPlace;
let notebooks: readonly Notebook[] = [];
let cells: Cells | undefined;
let code: readonly ModuleCode[] = [];
let modules: Modules | undefined;

parentPort!.on("message", ({ number, question }: { number: number; question: Question }) => {
  try {
    parentPort!.postMessage({ number, text: JSON.stringify(answer(question)) });
  } catch (error) {
    parentPort!.postMessage({ number, error: error instanceof Error ? error.message : `${error}` });
  }
});

function answer(question: Question): unknown {
  if (question.of === "source") {
    if (question.given) {
      code = question.given;
      modules = undefined;
    }
    modules ??= openModules(code, place.root);
    return modules.names(question.module);
  }
  if (question.given) {
    notebooks = question.given;
    cells = undefined;
  }
  cells ??= openCells(notebooks, place);
  return question.of === "problems" ? cells.problems() : cells.names(question.notebook);
}
