import { h } from "hastscript";
import { type Plan, paper, planTitle } from "../plan/index.js";

/** The kit's first page: what is in it, in the order in which it is needed. */
export function startPage({
  course,
  plans,
  packages,
}: {
  course: string;
  plans: readonly Plan[];
  /** Where the npm packages lie in the kit, if they do. */
  packages?: string;
}): string {
  const link = (href: string, words: string) => h("a", { href }, words);
  return paper({
    title: "A workshop",
    course,
    body: [
      h("p", { className: ["course"] }, `${course}, for the instructor`),
      h("h1", "A workshop"),
      h("p", "Everything here opens with a double-click: no server, no network."),
      h("h2", "For you"),
      h("ol", [
        h("li", [
          link("checklist.html", "Checklist"),
          ": from two weeks before to the evening after.",
        ]),
        h("li", [
          "Plans: ",
          ...plans.flatMap((plan, index) => [
            index > 0 ? ", " : "",
            link(`plan-${plan.name}.html`, planTitle(plan)),
          ]),
          ". Print one, and write down how long each part took.",
        ]),
        h("li", [link("guide.html", "Guide"), ": how to run the room, and what goes wrong."]),
        h("li", [
          link("instructor/index.html", "The instructor's edition"),
          ": all lessons with notes, minutes and solutions. Keep it to yourself.",
        ]),
        h("li", [link("slides/index.html", "Slides"), ": the same lessons for the projector."]),
      ]),
      h("h2", "For learners"),
      h("ul", [
        h("li", [
          "The folder ",
          h("code", "learners"),
          ": ",
          link("learners/index.html", "the lessons"),
          " without solutions, the notebooks to work in, and the course as a zip. Give it away whole, on a stick or from the room.",
        ]),
      ]),
      h("h2", "To run it"),
      h("p", [
        "The folder ",
        h("code", "course"),
        " is the course itself, with the instructor's notebooks. In it, with Node.js 20.19 or later:",
      ]),
      ...withoutNetwork(packages),
      h("pre", [
        h(
          "code",
          `${install(packages)}\nnpm run doctor       # what this machine lacks, and what mends it\nnpm run build        # the site, measured on your machine\nnpm run workshop     # the room; -- --help names the rest`,
        ),
      ]),
    ],
  });
}

function install(packages: string | undefined): string {
  return packages === undefined
    ? "npm ci               # once, with a network"
    : "npm ci --omit=dev --offline --ignore-scripts";
}

function withoutNetwork(packages: string | undefined) {
  if (packages === undefined) {
    return [
      h("p", [
        "This kit has no npm packages. Where there will be no network, make one that has them: ",
        h("code", "npm run workshop -- --kit --with-packages"),
        ".",
      ]),
    ];
  }
  return [
    h("p", [
      "No network is needed. First unpack ",
      h("code", packages),
      " into the folder ",
      h("code", "course"),
      ", beside its package.json; learners do the same with the course's zip, which lies beside it. The room serves both.",
    ]),
  ];
}
