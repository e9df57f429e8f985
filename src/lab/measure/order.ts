import { createRandom } from "../stats/index.js";

/**
 * The order in which the rivals run in one round: a shuffle of the names, made once by the seed and
 * turned by one place from round to round, so that over as many rounds as there are rivals each of
 * them is once first, once second, and so on.
 *
 * @param round Counts from 0; the warm-up may use numbers below 0.
 */
export function rotation(names: readonly string[], round: number, seed: number): string[] {
  const shuffled = shuffle(names, seed);
  const turn = names.length === 0 ? 0 : ((round % names.length) + names.length) % names.length;
  return [...shuffled.slice(turn), ...shuffled.slice(0, turn)];
}

/** Fisher and Yates: every order is equally likely. */
function shuffle(names: readonly string[], seed: number): string[] {
  const random = createRandom(seed);
  const shuffled = [...names];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return shuffled;
}
