import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parseNotebook } from "../press/notebook/index.js";
import {
  FORMATS,
  type Format,
  isTimed,
  makePlan,
  type PlanOptions,
  planPage,
  planText,
  type TaughtLesson,
  toMinutes,
  toTaughtLesson,
} from "../workshop/plan/index.js";
import { course } from "./course.js";
import { readNotebookFiles } from "./notebook-files.js";
import type { WorkshopPart } from "./workshop-part.js";

/** `npm run workshop -- --plan`: a schedule, as text and as a page. */
export const workshopPlan: WorkshopPart = {
  option: "plan",
  help: `  --plan half-day|day|two-days|01,02,06
                   a schedule of the lessons' sections with breaks, and what is cut
      --start 09:00  when each day starts (default: 09:00)
      --out FILE     where its page goes (default: .overlap/workshop/plan-NAME.html)`,
  async run(args, { root }) {
    const { wanted, start, out } = toPlanOptions(args);
    const plan = makePlan(await taughtLessons(root), { wanted, start });
    console.log(planText(plan));
    const name = `plan-${plan.name.replaceAll(",", "-")}.html`;
    const file = resolve(out ?? join(root, ".overlap", "workshop", name));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, planPage(plan, { course: course.title }));
    console.log(`\nAs a page: ${relative(process.cwd(), file)}`);
    return 0;
  },
};

/** The lessons of the course that can be planned with, in its order. */
export async function taughtLessons(root: string): Promise<TaughtLesson[]> {
  const files = await readNotebookFiles(join(root, "notebooks"));
  const notebooks = files.map(({ file, text }) => parseNotebook(text, file));
  return notebooks.filter(isTimed).map(toTaughtLesson);
}

interface PlanCommand extends Required<PlanOptions> {
  out: string | undefined;
}

/** @throws Error in one line that names the option. */
function toPlanOptions(args: string[]): PlanCommand {
  const { values } = parseArgs({
    args,
    options: {
      plan: { type: "string" },
      start: { type: "string", default: "09:00" },
      out: { type: "string" },
    },
  });
  const start = toMinutes(values.start);
  if (start === undefined) {
    throw new Error(`--start takes a time such as 09:00, not "${values.start}"`);
  }
  return { wanted: toWanted(values.plan ?? ""), start, out: values.out };
}

function toWanted(plan: string): Format | string[] {
  if (Object.hasOwn(FORMATS, plan)) return plan as Format;
  const numbers = plan.split(",").map((number) => number.trim());
  if (numbers.every((number) => /^\d{1,2}$/.test(number))) {
    return numbers.map((number) => number.padStart(2, "0"));
  }
  const formats = Object.keys(FORMATS).join(", ");
  throw new Error(`--plan takes ${formats}, or lessons such as 01,02,06, not "${plan}"`);
}
