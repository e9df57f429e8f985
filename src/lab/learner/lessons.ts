import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A lesson as far as its learners' progress is concerned. */
export interface Lesson {
  /** `00-start-here` */
  id: string;
  title: string;
  exercises: LessonExercise[];
}

export interface LessonExercise {
  /** The exercise's id: `four-waves`. */
  id: string;
  /** The code of the cell with its solution. */
  solution: string;
}

interface Cell {
  cell_type: string;
  source: string | string[];
  metadata?: { tags?: string[] };
}

const NOTEBOOKS = fileURLToPath(new URL("../../../notebooks", import.meta.url));

/** Reads from the course's notebooks, not from the learner's copies, which lessons there are. */
export function readLessons(folder: string = NOTEBOOKS): Lesson[] {
  const names = readdirSync(folder).filter((name) => /^\d\d-.*\.ipynb$/.test(name));
  return names.sort().map((name) => {
    const { cells }: { cells: Cell[] } = JSON.parse(readFileSync(join(folder, name), "utf8"));
    const id = name.replace(/\.ipynb$/, "");
    const title = /^# (.+)$/m.exec(textOf(cells[0]))?.[1] ?? id;
    return { id, title, exercises: exercisesIn(cells) };
  });
}

/** Each solution hands its answer to `check`, beside the exercise that it is of. */
function exercisesIn(cells: readonly Cell[]): LessonExercise[] {
  const code = cells.map(textOf).join("\n");
  return cells
    .filter(({ metadata }) => metadata?.tags?.includes("solution"))
    .flatMap((cell) => {
      const solution = textOf(cell);
      const name = /\bcheck\((\w+),/.exec(solution)?.[1];
      if (name === undefined) return [];
      const imported = new RegExp(`\\b(\\w+) as ${name}\\b`).exec(code)?.[1] ?? name;
      return [{ id: toId(imported), solution }];
    });
}

/** An exercise's id is the name that it is exported by, in words: `fourWaves`, `four-waves`. */
function toId(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function textOf(cell: Cell | undefined): string {
  return [cell?.source ?? ""].flat().join("");
}
