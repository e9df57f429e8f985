import type { Element } from "hast";
import { h } from "hastscript";
import type { Game, GamePoint } from "../../lab/lesson/mime.js";
import { counted, fold } from "./fold.js";

/**
 * A program whose scheduler is the reader. The page's script makes buttons of it; without it, every
 * schedule stands in a list.
 */
export function gameBox({ name, start }: Game): Element {
  const ends = schedulesFrom(start);
  const items = ends.map(({ steps, end }) =>
    h("li", [h("code", steps.join(" ")), ` ${end.broken ?? "holds"}`, `: ${end.state}`]),
  );
  return h("div", { className: ["game"], dataGame: JSON.stringify(start), dataName: name }, [
    h("p", { className: ["label"] }, "You are the scheduler"),
    h("p", { className: ["question"] }, name),
    fold(`All ${counted(ends.length, "schedule")}`, [h("ol", items)]),
  ]);
}

interface End {
  steps: string[];
  end: GamePoint;
}

function schedulesFrom(point: GamePoint): End[] {
  const ways = point.next.flatMap(({ task, after }) =>
    after ? schedulesFrom(after).map(({ steps, end }) => ({ steps: [task, ...steps], end })) : [],
  );
  return ways.length > 0 ? ways : [{ steps: [], end: point }];
}
