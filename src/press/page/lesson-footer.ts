import type { Element } from "hast";
import { h } from "hastscript";
import type { Claim } from "../../lab/lesson/mime.js";
import { held } from "./claims.js";
import { dateText } from "./date.js";
import { downloadLinks } from "./downloads.js";
import type { Lesson } from "./lesson.js";
import { machineText, percentText } from "./machine.js";

/** A lesson's end: where and when the numbers above were measured. */
export function lessonFooter(lesson: Lesson, claims: readonly Claim[]): Element {
  const { machine, date, seconds, stolen } = lesson;
  const rows: [string, (Element | string)[]][] = [];
  if (machine) rows.push(["Machine", [machineText(machine)]]);
  if (date !== undefined) rows.push(["Run", run(date, seconds, stolen)]);
  if (claims.length > 0) rows.push(["Claims", [held(claims)]]);
  const heading = rows.length > 0 ? "Where these numbers come from" : notRun(lesson);
  return h("footer", { className: ["provenance"] }, [
    h("p", { className: ["label"] }, heading),
    ...(rows.length === 0
      ? []
      : [
          h(
            "dl",
            rows.flatMap(([name, value]) => [h("dt", name), h("dd", value)]),
          ),
        ]),
    downloadLinks(lesson),
  ]);
}

function notRun({ notebook }: Lesson): string {
  return notebook.cells.some(({ outputs }) => outputs.length > 0)
    ? "Not executed in this build: the outputs came with the notebook"
    : "Not executed in this build";
}

function run(date: string, seconds?: number, stolen = 0): (Element | string)[] {
  const took = seconds === undefined ? "" : `, ${seconds.toFixed(1)} s`;
  const share = percentText(stolen);
  const taken = share ? `; the machine's host took ${share} of the processors' time` : "";
  return [h("time", { dateTime: date }, dateText(date)), took, taken];
}
