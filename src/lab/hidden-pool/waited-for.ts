import type { Recording } from "./control.js";

/** How many jobs whose names begin with `others` were done before the job named `name` was. */
export function waitedFor({ jobs }: Recording, name: string, others = "key"): number {
  const place = jobs.findIndex(({ task }) => task === name);
  if (place === -1) throw new RangeError(`waitedFor: no job was named "${name}"`);
  return jobs.slice(0, place).filter(({ task }) => task.startsWith(others)).length;
}
