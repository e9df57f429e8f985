/** Milliseconds for people: `120 ms`, `1.5 s`, `35 µs`. */
export function time(ms: number): string {
  if (ms >= 1000) return `${digits(ms / 1000)} s`;
  if (ms >= 1) return `${digits(ms)} ms`;
  return `${digits(ms * 1000)} µs`;
}

/** A share for people: `42 %`. */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** A ratio for people: `1.9 times`. */
export function times(ratio: number): string {
  return `${digits(ratio)} times`;
}

/** Bytes for people: `35 MB`. */
export function megabytes(bytes: number): string {
  return `${digits(bytes / 1e6)} MB`;
}

function digits(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}
