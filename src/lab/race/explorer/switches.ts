/** How often the running task changes in a schedule. */
export function countSwitches(schedule: readonly string[]): number {
  return schedule.filter((task, i) => i > 0 && task !== schedule[i - 1]).length;
}
