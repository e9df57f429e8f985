import type { NotebookPage } from "./notebook-page.js";

/** What of a drawn chart is asked in the page: Vega's tree of marks, and where it stands. */
interface Item {
  x?: number;
  y?: number;
  bounds: { x1: number; x2: number; y1: number; y2: number };
  datum?: Record<string, unknown>;
  items?: Mark[];
}
interface Mark {
  marktype: string;
  items: Item[];
}
interface Drawn {
  getBoundingClientRect(): { left: number; top: number };
  contains(other: unknown): boolean;
}
interface Widget {
  node: { querySelector(selector: string): Drawn | null };
  _result?: {
    view: {
      scenegraph(): { root: Mark };
      origin(): [number, number];
      padding(): { left: number; top: number };
    };
  };
  children?(): Iterable<Widget>;
}
interface Application {
  shell: {
    currentWidget: { content: { widgets: { model: { id: string }; outputArea: Widget }[] } };
  };
}

declare const jupyterapp: Application;
declare const document: { elementFromPoint(x: number, y: number): unknown };

/** A point of the page that shows a mark, and what the mark stands for. */
interface Shown {
  x: number;
  y: number;
  datum: Record<string, unknown>;
}

/**
 * Moves the mouse over a rectangle of the chart that a cell shows: the one with the most room among
 * those that are in view and stand for data with this field.
 *
 * @returns What it stands for.
 */
export async function touchMark(
  { page, select }: NotebookPage,
  id: string,
  field: string,
): Promise<Record<string, unknown>> {
  await select(id);
  for (;;) {
    const found = await page.waitForFunction(findMark, [id, field] as const);
    const { x, y, datum } = (await found.jsonValue()) as Shown;
    await page.mouse.move(x - 40, y - 40);
    await page.mouse.move(x, y, { steps: 8 });
    // Cells above may have grown meanwhile, and the chart gone elsewhere.
    const now = await page.evaluate(findMark, [id, field] as const);
    if (now?.x === x && now.y === y) return datum;
  }
}

/** Runs in the page. */
function findMark([id, field]: readonly [string, string]): Shown | undefined {
  const { widgets } = jupyterapp.shell.currentWidget.content;
  const chart = chartIn(widgets.find(({ model }) => model.id === id)!.outputArea);
  const canvas = chart?.node.querySelector("canvas, svg.marks");
  if (!chart?._result || !canvas) return undefined;
  const { view } = chart._result;
  const { left, top } = canvas.getBoundingClientRect();
  const [originX, originY] = view.origin();
  const offset = {
    x: left + view.padding().left + originX,
    y: top + view.padding().top + originY,
  };
  const rectangles = rectanglesIn(view.scenegraph().root, offset.x, offset.y);
  const room = ({ x1, x2, y1, y2 }: Item["bounds"]) => Math.min(x2 - x1, y2 - y1);
  const wanted = rectangles
    .filter(({ datum }) => datum?.[field] !== undefined)
    .sort((a, b) => room(b.bounds) - room(a.bounds));
  for (const one of wanted) {
    // Browsers tell the position of a mouse in whole pixels.
    const x = Math.round((one.bounds.x1 + one.bounds.x2) / 2);
    const y = Math.round((one.bounds.y1 + one.bounds.y2) / 2);
    const there = rectangles.filter(
      ({ bounds: { x1, x2, y1, y2 } }) => x1 < x && x < x2 && y1 < y && y < y2,
    );
    const free = canvas.contains(document.elementFromPoint(x, y));
    if (there.at(-1) === one && free) return { x, y, datum: one.datum! };
  }
  return undefined;

  function chartIn(widget: Widget): Widget | undefined {
    if (widget._result) return widget;
    for (const child of widget.children?.() ?? []) {
      const found = chartIn(child);
      if (found) return found;
    }
    return undefined;
  }

  /** In the order in which they are drawn, with their places in the page. */
  function rectanglesIn({ marktype, items }: Mark, x: number, y: number): Item[] {
    if (marktype === "group") {
      return items.flatMap((item) =>
        (item.items ?? []).flatMap((mark) =>
          rectanglesIn(mark, x + (item.x ?? 0), y + (item.y ?? 0)),
        ),
      );
    }
    if (marktype !== "rect") return [];
    return items.map(({ bounds: { x1, x2, y1, y2 }, datum }) => ({
      bounds: { x1: x1 + x, x2: x2 + x, y1: y1 + y, y2: y2 + y },
      ...(datum && { datum }),
    }));
  }
}
