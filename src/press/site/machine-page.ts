import { h } from "hastscript";
import {
  claimsOf,
  counted,
  dateText,
  held,
  type Lesson,
  type Machine,
  machineText,
  percentText,
  scrollable,
} from "../page/index.js";
import { type ReferenceOptions, type ReferencePage, referencePage } from "./reference-page.js";

/** Where every figure of the site comes from. */
export const MACHINE = "machine.html";

const TAKEN =
  " This is a virtual machine, and its host gave a share of its processors' time to others while it was wanted. Where much was taken, a second processor gains less than it could, and claims that say how much it gains may fail.";

/** The machine, and when and for how long each lesson ran on it. */
export function machinePage(
  machine: Machine,
  lessons: readonly Lesson[],
  options: ReferenceOptions,
): ReferencePage {
  const { cpu, cores, memory, platform, node, kernel } = machine;
  const executed = lessons.filter(({ seconds }) => seconds !== undefined);
  const facts: [string, string][] = [
    ["Processor", cpu.replace(/\s+/g, " ").trim()],
    ["Cores", String(cores)],
    ["Memory", `${Math.round(memory / 2 ** 30)} GiB`],
    ["System", platform],
    ["Node.js", node.replace(/^v/, "")],
    ["Kernel", kernel],
  ];
  const isTold = executed.some(({ stolen = 0 }) => percentText(stolen) !== "");
  const rows = lessons.map((lesson, index) => {
    const { file, number, title } = options.entries[index]!;
    const { seconds, stolen = 0, date, notebook } = lesson;
    const claims = claimsOf(notebook);
    return h("tr", [
      h("td", [h("a", { href: file }, `${number} ${title}`.trim())]),
      h("td", { className: ["number"] }, seconds === undefined ? "" : seconds.toFixed(1)),
      ...(isTold ? [h("td", { className: ["number"] }, percentText(stolen))] : []),
      h("td", claims.length > 0 ? held(claims) : ""),
      h(
        "td",
        date === undefined ? "not executed" : [h("time", { dateTime: date }, dateText(date))],
      ),
    ]);
  });
  const elsewhere = new Set(
    executed.flatMap((one) => (one.machine ? [machineText(one.machine)] : [])),
  );
  elsewhere.delete(machineText(machine));
  const total = executed.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
  return referencePage(options, {
    title: "Machine",
    file: MACHINE,
    description: `Where the figures were measured: ${machineText(machine)}`,
    intro: [
      {
        type: "text",
        value:
          "Every figure of these pages was measured by the runs listed here, one lesson at a time and nothing beside it. Your machine gives other times; the exact claims hold there too, and the ratios ought to be of the same kind.",
      },
    ],
    parts: [
      {
        title: "The machine",
        id: "the-machine",
        content: [
          h(
            "dl",
            { className: ["properties"] },
            facts.flatMap(([name, value]) => [h("dt", name), h("dd", value)]),
          ),
          ...[...elsewhere].map((text) =>
            h("p", { className: ["text"] }, `Some lessons were executed elsewhere: ${text}.`),
          ),
        ],
      },
      {
        title: "The runs",
        id: "the-runs",
        content: [
          h(
            "p",
            { className: ["text"] },
            `${counted(executed.length, "lesson")} in ${counted(Math.round(total), "second")}.${
              isTold ? TAKEN : ""
            }`,
          ),
          scrollable(
            h("table", [
              h("thead", [
                h(
                  "tr",
                  ["Lesson", "Seconds", ...(isTold ? ["Taken"] : []), "Claims", "When"].map(
                    (name) => h("th", { scope: "col" }, name),
                  ),
                ),
              ]),
              h("tbody", rows),
            ]),
          ),
        ],
      },
    ],
  });
}
