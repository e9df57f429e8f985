/** The kernel of a learner; no other kernel keeps a record. */
export interface LearnerKernel {
  /** Where progress is kept. */
  file: string;
  /** The code of the cell that runs, or ran last. */
  cell: string;
}

let kernel: LearnerKernel | undefined;

/** Says that this process is a learner's kernel; called by what starts it, before any cell. */
export function enterLearnerKernel(file: string): LearnerKernel {
  kernel = { file, cell: "" };
  return kernel;
}

/** Nothing in a build, in a test and in kernels that others start. */
export function learnerKernel(): LearnerKernel | undefined {
  return kernel;
}
