import { withScope } from "../scope/index.js";
import type { Lifetime } from "./lifetime.js";

/** The scope of this course. */
export const scope: Lifetime = {
  together: (tasks) =>
    withScope((scope) => {
      for (const { steps, release } of tasks) {
        scope.spawn(async (signal) => {
          try {
            for (const step of steps) await step(signal);
          } finally {
            await release();
          }
        });
      }
    }),

  holding: (resources, work) =>
    withScope(async (scope) => {
      for (const resource of resources) {
        await resource.open();
        scope.defer(() => resource.close());
      }
      return work();
    }),
};
