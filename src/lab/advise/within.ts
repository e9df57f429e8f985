/** How long to wait. */
export interface Within {
  /** Milliseconds. */
  timeLimit: number;
  signal?: AbortSignal | undefined;
}

/**
 * What the work gives, if it comes in time. The work itself is not stopped: nobody but itself could.
 *
 * @param what Who takes too long, for the message.
 * @throws Error when the time is over; the signal's reason when it aborts.
 */
export async function within<T>(
  what: string,
  work: Promise<T>,
  { timeLimit, signal }: Within,
): Promise<T> {
  let onAbort: () => void = () => {};
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    const late = new Error(`${what} took longer than the time limit of ${timeLimit} ms`);
    timer = setTimeout(() => reject(late), timeLimit);
    onAbort = () => reject(signal?.reason);
    if (signal?.aborted) onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
