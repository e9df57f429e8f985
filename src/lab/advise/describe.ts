import type { Advice } from "./advice.js";
import { times } from "./words.js";

/**
 * Advice in sentences: the verdict first, then the reasons.
 *
 * @returns Markdown: a line, and a list.
 */
export function describeAdvice(advice: Advice): string {
  return [verdict(advice), "", ...advice.because.map((reason) => `- ${reason}`)].join("\n");
}

function verdict({ limit, model, atOnce, speedup, worthIt, breakEven }: Advice): string {
  if (model === "sequential") return `**Leave it as it is** (limit: ${limit}).`;
  const { ratio, low, high, measured, atLeast } = speedup;
  const range = measured ? `${times(low)} to ${times(high)}` : "not tried";
  const gain = `${atLeast ? "at least " : ""}${times(ratio)} as fast (${range})`;
  const from = breakEven > 1 ? `, from ${breakEven} calls on` : "";
  const word = worthIt ? "**Worth it:" : "**Not worth it, although possible:";
  return `${word} ${model}, ${atOnce} at once**, ${gain}${from} (limit: ${limit}).`;
}
