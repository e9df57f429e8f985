import type { Browser, Page } from "playwright-core";
import type { Lab } from "./lab.js";

/** An output as it stands in the notebook. */
export interface CellOutput {
  output_type: string;
  name?: string;
  text?: string | string[];
  ename?: string;
  evalue?: string;
  traceback?: string[];
  data?: Record<string, unknown>;
}

export interface CellState {
  id: string;
  kind: string;
  count: number | null;
  outputs: CellOutput[];
}

/** What of JupyterLab's application is asked in the page. */
interface Application {
  shell: { currentWidget: { context: Context; content: Content } };
  commands: { execute(id: string, args?: object): Promise<unknown> };
}
interface Context {
  path: string;
  isReady: boolean;
  sessionContext: { session?: { kernel?: { id: string; status: string } } };
}
interface Content {
  activeCellIndex: number;
  mode: string;
  widgets: {
    model: {
      id: string;
      type: string;
      executionCount: number | null;
      executionState: string;
      sharedModel: { getSource(): string; setSource(text: string): void };
      outputs?: { toJSON(): CellOutput[] };
    };
  }[];
  scrollToItem(index: number, align?: string): Promise<void>;
}
declare const jupyterapp: Application;

/** A notebook in a browser's JupyterLab. What is waited for are states, never times. */
export interface NotebookPage {
  readonly page: Page;
  /** Addresses on other hosts that the page asked for. */
  readonly foreign: readonly string[];
  /** Opens a lesson and waits until its kernel is idle. */
  open(name: string): Promise<void>;
  cells(): Promise<CellState[]>;
  cell(id: string): Promise<CellState>;
  /** Selects a cell and presses Shift+Enter; does not wait. */
  press(id: string): Promise<void>;
  /** The same, and waits until the cell has run. */
  run(id: string): Promise<CellState>;
  /** Selects a cell and brings it into view. */
  select(id: string): Promise<void>;
  /** Puts text into a cell. */
  edit(id: string, source: string): Promise<void>;
  /** Adds a code cell below the last one; gives its id. */
  add(source: string): Promise<string>;
  /** Goes to the end of a cell's text to write there. */
  write(id: string): Promise<void>;
  source(id: string): Promise<string>;
  /** Clears the outputs and numbers of all cells, as the menu does. */
  clear(): Promise<void>;
  /** Runs all cells, as the menu does; waits until they have run. */
  runAll(): Promise<void>;
  save(): Promise<void>;
  /** How many charts Vega has drawn in the page, once there are so many, and what stands there as an error. */
  shown(charts: number): Promise<{ charts: number; errors: string[] }>;
  /** Waits until the kernel has nothing to do. */
  idle(): Promise<void>;
  kernelId(): Promise<string>;
  /** Closes the notebook and ends its kernel. */
  shutDown(): Promise<void>;
}

const LONG = 120_000;
const ERRORS = ["error", "stderr"]
  .map((kind) => `.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.${kind}"]`)
  .join(", ");

export async function openNotebookPage(
  browser: Browser,
  { base, token }: Lab,
  colorScheme: "light" | "dark" = "light",
): Promise<NotebookPage> {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(LONG);
  const foreign: string[] = [];
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && hostname !== "127.0.0.1") foreign.push(request.url());
  });
  let opened = false;

  async function open(name: string): Promise<void> {
    if (opened) {
      await page.evaluate(async (path) => {
        // What it gives back is the whole application: too much to be handed over.
        await jupyterapp.commands.execute("docmanager:open", { path });
      }, name);
    } else await page.goto(`${base}/lab/tree/${name}?token=${token}`);
    opened = true;
    await page.waitForFunction((path) => {
      const context = (globalThis as { jupyterapp?: Application }).jupyterapp?.shell.currentWidget
        ?.context;
      const { kernel } = context?.sessionContext?.session ?? {};
      return context?.path === path && context.isReady && kernel?.status === "idle";
    }, name);
  }
  const cells = () =>
    page.evaluate(() =>
      jupyterapp.shell.currentWidget.content.widgets.map(({ model }) => ({
        id: model.id,
        kind: model.type,
        count: model.executionCount ?? null,
        outputs: model.outputs?.toJSON() ?? [],
      })),
    );
  async function cell(id: string): Promise<CellState> {
    const found = (await cells()).find((one) => one.id === id);
    if (!found) throw new Error(`expected a cell ${id}`);
    return found;
  }
  async function select(id: string): Promise<void> {
    await page.evaluate(async (id) => {
      const { content } = jupyterapp.shell.currentWidget;
      const index = content.widgets.findIndex(({ model }) => model.id === id);
      content.activeCellIndex = index;
      content.mode = "command";
      await content.scrollToItem(index, "center");
      (content as unknown as { activate(): void }).activate();
    }, id);
  }
  async function press(id: string): Promise<void> {
    await select(id);
    await page.keyboard.press("Shift+Enter");
  }
  async function edit(id: string, source: string): Promise<void> {
    await page.evaluate(
      ([id, source]) => {
        const { widgets } = jupyterapp.shell.currentWidget.content;
        widgets.find(({ model }) => model.id === id)!.model.sharedModel.setSource(source!);
      },
      [id, source],
    );
  }
  return {
    page,
    foreign,
    open,
    cells,
    cell,
    press,
    async run(id) {
      const { count } = await cell(id);
      await press(id);
      await page.waitForFunction(
        ([id, before]) => {
          const { widgets } = jupyterapp.shell.currentWidget.content;
          const { model } = widgets.find(({ model }) => model.id === id)!;
          const { executionCount: count } = model;
          return model.executionState === "idle" && count !== null && count !== before;
        },
        [id, count] as const,
      );
      return cell(id);
    },
    edit,
    async add(source) {
      await select((await cells()).at(-1)!.id);
      await page.evaluate(async () => {
        await jupyterapp.commands.execute("notebook:insert-cell-below");
      });
      const { id } = (await cells()).at(-1)!;
      await edit(id, source);
      return id;
    },
    select,
    async write(id) {
      await select(id);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Control+End");
    },
    source: (id) =>
      page.evaluate((id) => {
        const { widgets } = jupyterapp.shell.currentWidget.content;
        return widgets.find(({ model }) => model.id === id)!.model.sharedModel.getSource();
      }, id),
    async clear() {
      await page.evaluate(async () => {
        await jupyterapp.commands.execute("notebook:clear-all-cell-outputs");
      });
    },
    async runAll() {
      await page.evaluate(async () => {
        await jupyterapp.commands.execute("notebook:run-all-cells");
      });
    },
    async save() {
      await page.evaluate(async () => {
        await jupyterapp.commands.execute("docmanager:save");
      });
    },
    async shown(charts) {
      const panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)");
      const drawn = panel.locator(".vega-embed").filter({ has: page.locator("canvas, svg.marks") });
      const errors = panel.locator(ERRORS);
      await drawn.nth(charts - 1).waitFor({ state: "attached" });
      return { charts: await drawn.count(), errors: await errors.allInnerTexts() };
    },
    async idle() {
      await page.waitForFunction(() => {
        const { kernel } = jupyterapp.shell.currentWidget.context.sessionContext.session ?? {};
        return kernel?.status === "idle";
      });
    },
    kernelId: () =>
      page.evaluate(
        () => jupyterapp.shell.currentWidget.context.sessionContext.session!.kernel!.id,
      ),
    async shutDown() {
      await page.evaluate(async () => {
        const { context } = jupyterapp.shell.currentWidget as unknown as {
          context: { save(): Promise<void>; sessionContext: { shutdown(): Promise<void> } };
        };
        await context.sessionContext.shutdown();
        await context.save();
        await jupyterapp.commands.execute("application:close");
      });
    },
  };
}
