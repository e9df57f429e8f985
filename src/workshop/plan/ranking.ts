/**
 * Which lessons a short workshop keeps: the first ones are what a room must have seen, and each
 * stands behind those that it needs. That waits overlap and work does not comes first, and how the
 * two are told apart; then what goes wrong in practice; then what few programs need.
 */
export const RANKING = [
  "00",
  "02",
  "07",
  "03",
  "01",
  "05",
  "04",
  "11",
  "06",
  "08",
  "15",
  "10",
  "09",
  "13",
  "12",
  "14",
] as const;

/** The lessons in the order of their rank; those that have none come last, in the course's order. */
export function ranked<Lesson extends { number: string }>(lessons: readonly Lesson[]): Lesson[] {
  const rank = ({ number }: Lesson) => {
    const at = (RANKING as readonly string[]).indexOf(number);
    return at < 0 ? RANKING.length : at;
  };
  return [...lessons].sort((a, b) => rank(a) - rank(b));
}
