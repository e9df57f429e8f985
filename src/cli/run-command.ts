/** What a shell expects of a program that Ctrl-C ended. */
const INTERRUPTED = 130;
const PERIOD_MS = 500;

/**
 * Runs a command until it ends or is told to: the signal aborts on Ctrl-C and its like, and when the
 * npm that runs it has ended. A failure is said in one line on standard error.
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
  const forget = watchNpm(onSignal);
  try {
    process.exitCode = await main(process.argv.slice(2), stop.signal);
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = stop.signal.aborted ? INTERRUPTED : 1;
  } finally {
    forget();
  }
}

/**
 * What ends npm from outside ends the shell between it and the command, and the shell tells nobody:
 * the command then has another parent. Windows does not show it.
 */
function watchNpm(onEnd: () => void): () => void {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => process.ppid !== parent && onEnd(), PERIOD_MS);
  timer.unref();
  return () => clearInterval(timer);
}
