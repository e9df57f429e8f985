/**
 * Milliseconds of processor time that this process has used since it started: user and system,
 * all its threads together, children not included. Only differences mean anything.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
