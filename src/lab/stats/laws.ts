/**
 * Amdahl's law: how many times as fast a fixed amount of work gets.
 *
 * With one worker the share `serial` of the time is spent on what cannot be divided; that part stays
 * as long as it is ("Validity of the single processor approach", 1967).
 *
 * @param workers How many work at once, 1 or more.
 * @param serial The share that cannot be divided, 0 to 1.
 */
export function amdahl(workers: number, serial: number): number {
  return 1 / (serial + (1 - serial) / workers);
}

/**
 * Gustafson's law: how much more work gets done in a fixed time, when the part that can be divided
 * grows with the workers ("Reevaluating Amdahl's law", 1988).
 *
 * @param workers How many work at once, 1 or more.
 * @param serial The share of the time, with all of them at work, that only one can use, 0 to 1.
 */
export function gustafson(workers: number, serial: number): number {
  return serial + (1 - serial) * workers;
}

/**
 * The universal scalability law: how many times the throughput of one worker n of them reach
 * (Gunther, "Guerrilla Capacity Planning", 2007). With `kappa` 0 it is Amdahl's law.
 *
 * @param workers How many work at once, 1 or more.
 * @param sigma Contention: the share of the work for which they queue up, 0 to 1.
 * @param kappa Coherency: what each pair of them costs, 0 or more. Above 0, more workers are slower
 *   from some number on.
 */
export function universal(workers: number, sigma: number, kappa: number): number {
  return workers / (1 + sigma * (workers - 1) + kappa * workers * (workers - 1));
}

/**
 * The number of workers at which the universal scalability law is highest: infinite with `kappa` 0,
 * and 1 when the second worker already costs more than it brings.
 */
export function universalPeak(sigma: number, kappa: number): number {
  return kappa === 0 ? Number.POSITIVE_INFINITY : Math.max(1, Math.sqrt((1 - sigma) / kappa));
}
