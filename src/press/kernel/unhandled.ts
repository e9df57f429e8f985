const PREFIX = /^(UnhandledPromiseRejection|UncaughtException): /;

/** Whether tslab reports with this writing to stderr an error that nobody handled. */
export function isUnhandled(writing: string): boolean {
  return PREFIX.test(writing);
}

/** Parts such a report into its kind and the error as it was printed. */
export function partUnhandled(writing: string): { kind: string; error: string } {
  const kind = PREFIX.exec(writing)?.[1] ?? "UncaughtException";
  return { kind, error: writing.replace(PREFIX, "") };
}
