import type { Course } from "../press/page/index.js";

/** What the course says of itself on its contents page. */
export const course: Course = {
  title: "Overlap",
  pitch:
    "When and how to make TypeScript on Node.js faster with concurrency. Every lesson runs the same real work in different ways, draws what was recorded, and checks its own claims in the run that you see.",
};
