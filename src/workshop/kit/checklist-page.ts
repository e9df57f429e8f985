import type { Element } from "hast";
import { h } from "hastscript";
import { paper } from "../plan/index.js";

const PARTS: readonly [string, readonly string[]][] = [
  [
    "Two weeks before",
    [
      "Choose a plan, and agree on its times with whoever has the key to the room.",
      "Ask learners what they use: editor, system, Node.js version, TypeScript or Python. The notes say where that matters.",
      "Send the set-up: Node.js 20.19 or later, the course's zip, npm ci, npm run doctor. Ask for the doctor's last line by mail.",
      "Ask about the network: may machines in the room reach each other? Guest networks often forbid it, and the room needs it.",
      "Read the lessons of the plan in the instructor's edition, and do each exercise once.",
    ],
  ],
  [
    "The day before",
    [
      "Build on the machine that you present with, on mains: npm run build. All figures come from it.",
      "Look at claims.html. A claim that fails there fails before everybody: read its note.",
      "Write the slides (npm run workshop -- --slides), and try the speaker's window on two screens.",
      "Open the room with --lan and join it with a telephone.",
      "Copy the folder learners to two sticks.",
      "Print the plan, one for each helper.",
    ],
  ],
  [
    "In the morning",
    [
      "Machine on mains, sleep and notifications off, nothing else running: a busy machine spoils measurements. npm run doctor says whether it is quiet.",
      "Projector: read the smallest code of a slide from the last row.",
      "Open the room, and leave the join code on the projector while people come in.",
      "One machine to lend, with everything installed.",
      "Write start, breaks and end on the board.",
    ],
  ],
  [
    "At the end of each day",
    [
      "One thing that was learnt and one that was not, from each learner, on paper or in the room.",
      "Write down the minutes that each section took, and what was cut.",
      "Export the room's page, and give it to the learners.",
    ],
  ],
  [
    "The evening after",
    [
      "Remove what the room has kept, or say who keeps it.",
      "Correct the minutes in the notebooks where yours differ, and the notes where a wrong answer was new.",
    ],
  ],
];

/** What is to be done before, during and after a workshop, with boxes to tick on paper. */
export function checklistPage(course: string): string {
  const part = ([title, items]: (typeof PARTS)[number]): Element[] => [
    h("h2", title),
    h(
      "ul",
      { className: ["box"] },
      items.map((item) => h("li", item)),
    ),
  ];
  return paper({
    title: "Checklist",
    course,
    body: [
      h("p", { className: ["course"] }, [h("a", { href: "index.html" }, `${course}, a workshop`)]),
      h("h1", "Checklist"),
      ...PARTS.flatMap(part),
    ],
  });
}
