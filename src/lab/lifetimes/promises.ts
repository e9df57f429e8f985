import type { Lifetime } from "./lifetime.js";

/** What the language has: `Promise.all` and `finally`. */
export const promises: Lifetime = {
  async together(tasks) {
    const work = tasks.map(async ({ steps, release }) => {
      try {
        for (const step of steps) await step();
      } finally {
        await release();
      }
    });
    await Promise.all(work);
  },

  async holding([first, ...others], work) {
    if (!first) return work();
    await first.open();
    try {
      return await promises.holding(others, work);
    } finally {
      await first.close();
    }
  },
};
