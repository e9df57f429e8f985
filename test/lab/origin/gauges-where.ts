import type { Gauges, Origin } from "overlap/origin";

/** Polls the gauges until they are as wanted; gives up with the last ones after ten seconds. */
export async function gaugesWhere(
  origin: Origin,
  right: (gauges: Gauges) => boolean,
): Promise<Gauges> {
  for (let tries = 0; ; tries++) {
    const gauges = await origin.gauges();
    if (right(gauges) || tries === 1_000) return gauges;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
