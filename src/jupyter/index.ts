export { findJupyter, type Jupyter } from "./find-jupyter.js";
export { KERNEL, writeJupyterFiles } from "./jupyter-files.js";
export { type Copy, copyLessons } from "./learner-copies.js";
export { findInstaller, makeJupyter } from "./make-jupyter.js";
export { recordProgress } from "./record-progress.js";
export { type LabOptions, runLab } from "./run-lab.js";
