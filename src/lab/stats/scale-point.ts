/** How much was done per unit of time by how many workers. Several points may have as many workers. */
export interface ScalePoint {
  /** A whole number, 1 or more. */
  workers: number;
  /** Work per unit of time: 1 / seconds, pages per second, ...; above 0. */
  throughput: number;
}

/**
 * Lets only points through that a law can be fitted to.
 *
 * @param name Who asks, for the message.
 * @throws RangeError when a point has less than one worker or no throughput.
 */
export function checkPoints(name: string, points: readonly ScalePoint[]): void {
  for (const [i, { workers, throughput }] of points.entries()) {
    if (!(Number.isInteger(workers) && workers >= 1)) {
      throw new RangeError(`${name}: point ${i} has ${workers} workers, not 1 or more`);
    }
    if (!(throughput > 0 && Number.isFinite(throughput))) {
      throw new RangeError(`${name}: point ${i} has throughput ${throughput}, not above 0`);
    }
  }
}

/** How many different numbers of workers there are. */
export function distinctWorkers(points: readonly ScalePoint[]): number {
  return new Set(points.map(({ workers }) => workers)).size;
}
