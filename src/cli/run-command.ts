/** What a shell expects of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Runs a command until it ends or is told to: the signal aborts on Ctrl-C and its like. A failure is
 * said in one line on standard error.
 *
 * @param name The command, which begins that line.
 * @param main Gives the exit code.
 */
export async function runCommand(
  name: string,
  main: (args: string[], signal: AbortSignal) => Promise<number>,
): Promise<void> {
  const stop = new AbortController();
  const onSignal = () => stop.abort(new Error("interrupted"));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  try {
    process.exitCode = await main(process.argv.slice(2), stop.signal);
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = stop.signal.aborted ? INTERRUPTED : 1;
  }
}
