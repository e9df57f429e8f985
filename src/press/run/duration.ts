/** Seconds for people: `0.4 s`, `12 s`, `3 min`. */
export function describeDuration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 89.5) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}
