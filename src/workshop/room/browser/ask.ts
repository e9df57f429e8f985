/** What the room answered. */
export type Answer<T> =
  | { ok: true; value: T }
  /** `status` is 0 where no answer came. */
  | { ok: false; status: number; error: string };

/** Milliseconds that an answer may take. */
const PATIENCE = 8000;

/** Asks the room; with a body it tells it something. Never rejects. */
export async function ask<T>(path: string, body?: object): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      ...(body && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const value = await response.json();
    if (response.ok) return { ok: true, value };
    return { ok: false, status: response.status, error: String(value.error ?? "refused") };
  } catch {
    return { ok: false, status: 0, error: "the room does not answer" };
  }
}
