import { inspect } from "node:util";
import type { ScheduleNode } from "./tree.js";

/**
 * Writes a tree of schedules for people: a line for each fork and for each end, what must happen
 * between them in one line; at each end whether the program broke, and the state.
 */
export function describeTree<S>(root: ScheduleNode<S>): string {
  const lines: { path: string; end?: ScheduleNode<S> }[] = [];

  function draw(node: ScheduleNode<S>, indent: string, way: string): void {
    const branches = node.next.flatMap(({ task, label, node: next }) =>
      next ? [{ step: `${task} ${label}`, next }] : [],
    );
    if (branches.length === 1) {
      const [{ step, next }] = branches as [(typeof branches)[0]];
      draw(next, indent, way === "" ? step : `${way}, ${step}`);
      return;
    }
    lines.push({ path: indent + way, ...(branches.length === 0 && { end: node }) });
    const inner = indent.replace("├─ ", "│  ").replace("└─ ", "   ");
    for (const [i, { step, next }] of branches.entries())
      draw(next, `${inner}${i < branches.length - 1 ? "├─ " : "└─ "}`, step);
  }

  draw(root, "", "");
  const width = Math.max(...lines.map(({ path }) => path.length));
  return lines
    .filter(({ path, end }) => path !== "" || end)
    .map(({ path, end }) =>
      `${judge(end).padEnd(8)}  ${path.padEnd(width)}  ${stateOf(end)}`.trimEnd(),
    )
    .join("\n");
}

function judge<S>(end?: ScheduleNode<S>): string {
  if (!end) return "";
  if (!end.breakage) return "holds";
  return end.breakage.kind === "deadlock" ? "deadlock" : "breaks";
}

function stateOf<S>(end?: ScheduleNode<S>): string {
  return end ? inspect(end.state, { breakLength: Number.POSITIVE_INFINITY, depth: 4 }) : "";
}
