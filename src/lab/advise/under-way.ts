/**
 * Makes so many calls and keeps so many of them under way at once: each slot takes the next when its
 * own has ended. After a failure nothing new starts; it rejects with it when the rest has ended.
 *
 * @param call Gets the number of the call, from 0.
 */
export async function keepUnderWay(
  atOnce: number,
  calls: number,
  call: (index: number) => unknown,
): Promise<void> {
  let next = 0;
  const slot = async () => {
    while (next < calls) {
      try {
        await call(next++);
      } catch (error) {
        next = calls;
        throw error;
      }
    }
  };
  const slots = await Promise.allSettled(Array.from({ length: Math.min(atOnce, calls) }, slot));
  for (const settled of slots) if (settled.status === "rejected") throw settled.reason;
}
