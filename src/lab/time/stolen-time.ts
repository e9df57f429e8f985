import { readFileSync } from "node:fs";

/**
 * Milliseconds over all cores that this machine, if it is a virtual one, wanted and its host gave to
 * others, since the start. 0 where nobody counts them: only Linux does, in hundredths of a second.
 */
export function stolenTime(): number {
  let stat: string;
  try {
    stat = readFileSync("/proc/stat", "utf8");
  } catch {
    return 0;
  }
  return stolenIn(stat);
}

/**
 * The stolen time that a text names.
 *
 * @param stat What /proc/stat says; its first line is the sum over all cores.
 * @see proc(5), the eighth number of `cpu`
 */
export function stolenIn(stat: string): number {
  const [name, , , , , , , , stolen] = stat.split("\n", 1)[0]!.split(/\s+/);
  return name === "cpu" && stolen !== undefined ? Number(stolen) * 10 : 0;
}
