import type { Element } from "hast";
import { h } from "hastscript";
import { NOTE_KINDS } from "../../press/notebook/index.js";
import { paper, RULES_IN_WORDS } from "../plan/index.js";

const PARTS: readonly [string, readonly string[]][] = [
  [
    "The rhythm of a lesson",
    [
      "Ask before you run. Everybody commits to an answer, in the room or by hand, before a measurement is on the screen: a wrong guess that was written down is remembered, a wrong guess that was only thought is not.",
      "Run, and wait. Say nothing over a picture for half a minute. Then let somebody else read it aloud.",
      "Read the claim last. It says in one sentence what the picture shows, and whether it held here.",
      "Exercises in pairs. Stop when the plan says so, not when the last one is done: the solution is in the notebook.",
    ],
  ],
  [
    "When a figure differs",
    [
      "It will, and that is the course. Exact claims are about order, counts, bytes and sums: one that fails is a mistake or a changed cell. Measured ones are ratios of this run: one that fails is a finding about a machine.",
      "Ask three things: is it on mains, does anything else run, how many cores are free? npm run doctor answers all of them.",
      "Then compare. Two machines that differ teach more than twenty that agree: put both charts on the projector.",
      "Never rerun until it fits. Say how often you ran it.",
    ],
  ],
  [
    "The room",
    [
      "npm run workshop opens it on your machine alone, npm run workshop -- --lan for the network. The terminal names three addresses: the learners', yours with its secret, and the projector's. Never show yours on the projector.",
      "Learners need a browser and the code, and no account. A name is optional.",
      "Predictions appear as a histogram when you reveal them, not before: nobody follows the crowd.",
      "Unlock hints and solutions by section, for all at once, when a third of the room has passed.",
      "Neither the room's pages nor its downloads hold what is locked: notebooks and the course's zip come without solutions until you have opened everything of the lesson, or of the course. The hints of a check are in its code, which notebooks need; hint() shows them there. Where no solution may be had at all, serve the learner's edition: npm run build -- --edition learner, then npm run workshop -- --lan --site site-learner.",
      "A raised hand stays up until somebody lowers it. Send a helper, and keep speaking.",
      "If your machine goes down, start the command again: everything that was received is still there, and learners' pages come back by themselves.",
    ],
  ],
  [
    "When something does not work",
    [
      "No notebook runs on a learner's machine: they read the pages, predict in the room, and pair up for exercises. Nothing is lost but the typing. Repair it in the break.",
      "Learners cannot reach the room: the network keeps machines apart, or a firewall asks and nobody sees it. A small router of your own carries a room; a telephone's hotspot, a handful of people.",
      "No network at all: the folder learners is on the stick, predictions go by hands. A kit made with --with-packages holds the npm packages too, in learners/downloads, so that the course installs without the internet.",
      "The first cell takes long: the kernel compiles. The next ones are quick.",
      "A lesson runs over: cut what the plan marks as not of the core, beginning with the last section, and run its cells without a word, because later ones may need what they declare.",
    ],
  ],
];

/** How to teach with the course: what no single lesson's notes say. */
export function guidePage(course: string): string {
  const part = ([title, items]: (typeof PARTS)[number]): Element[] => [
    h("h2", title),
    h(
      "ul",
      items.map((item) => h("li", item)),
    ),
  ];
  return paper({
    title: "Guide",
    course,
    body: [
      h("p", { className: ["course"] }, [h("a", { href: "index.html" }, `${course}, a workshop`)]),
      h("h1", "How to run the room"),
      ...PARTS.flatMap(part),
      h("h2", "What the notes are for"),
      h(
        "ul",
        Object.entries(NOTE_KINDS).map(([kind, words]) =>
          h("li", [h("strong", kind), ` ${words[0]!.toUpperCase()}${words.slice(1)}.`]),
        ),
      ),
      h("h2", "How plans are made"),
      h(
        "ul",
        RULES_IN_WORDS.map((rule) => h("li", rule)),
      ),
    ],
  });
}
