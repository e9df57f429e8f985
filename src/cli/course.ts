import type { Course } from "../press/page/index.js";
import type { Excerpts } from "../press/site/index.js";

/** What the course says of itself on its contents page. */
export const course: Course = {
  title: "Overlap",
  pitch:
    "When and how to make TypeScript on Node.js faster with concurrency. Every lesson runs the same real work in different ways, draws what was recorded, and checks its own claims in the run that you see.",
};

/** What a reader of the articles looks for first, on a page of its own. */
export const audit: Excerpts = {
  title: "Audit",
  file: "audit.html",
  description: "Each published figure beside the same work done fairly here",
  intro:
    "Five articles on concurrency in Python, ten experiments, every relation that they print: what each comparison does well, what is wrong with it, and the same relation measured here with the same work in every model.",
  lesson: "15-which-model-when",
  parts: [
    { title: "The experiments", id: "the-experiments", cell: "table-audit" },
    { title: "Published and here", id: "published-and-here", cell: "show-audit" },
    { title: "Every relation", id: "every-relation", cell: "table-relations" },
    { title: "Nine flaws", id: "nine-flaws", cell: "table-flaws" },
  ],
};
