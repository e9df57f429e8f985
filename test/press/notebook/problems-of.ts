import { NotebookError } from "#press/notebook";

/** The lines of the NotebookError that the call throws. */
export function problemsOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof NotebookError) return error.message.split("\n");
    throw error;
  }
  throw new Error("expected a NotebookError, got none");
}
