import { execFile } from "node:child_process";

export interface Ran {
  /** What it printed, standard output and error together. */
  said: string;
  /** Why it did not end well; nothing where it did. */
  failure: string | undefined;
}

/**
 * Runs a program to its end and gives back what it said; one that is missing or fails is no error.
 *
 * @param limit Milliseconds after which it is killed.
 */
export function runQuietly(file: string, args: readonly string[], limit: number): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { timeout: limit, killSignal: "SIGKILL" as const, windowsHide: true };
    execFile(file, args, options, (error, stdout, stderr) => {
      const said = `${stdout}${stderr}`.trim();
      if (!error) return resolve({ said, failure: undefined });
      const last = said.split("\n").at(-1) ?? "";
      const how = error.killed ? `was not done after ${limit / 1000} s` : last || error.message;
      resolve({ said, failure: how });
    });
  });
}
