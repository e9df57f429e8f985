import { CHART_MIME } from "../lab/lesson/mime.js";
import type { Kernel, Reply } from "../press/kernel/index.js";
import type { Finding, Place } from "./finding.js";

const SUM = "6 * 7";

const CHART = `
import { bars } from "overlap/chart";
import { show } from "overlap/lesson";
await show(bars([{ name: "a", value: 1 }], { title: "A bar", unit: "ms" }));`;

const START_MS = 30_000;
const mend = "npm ci --ignore-scripts";

/** Starts a kernel, has it compute, has it draw a chart as lessons do, and stops it. */
export async function checkKernel({ root, signal }: Place): Promise<[Finding, Finding]> {
  const undrawn: Finding = { check: "chart", mark: "stops", says: "no kernel to draw it", mend };
  try {
    // Not at the top: without its packages the module cannot be loaded.
    const { startKernel } = await import("../press/kernel/index.js");
    const kernel = await startKernel({ root, signal, startTimeout: START_MS });
    try {
      const answered = judgeAnswer(await kernel.execute(SUM, { signal }));
      if (answered.mark !== "ok") return [answered, undrawn];
      return [answered, await drawChart(kernel, signal)];
    } finally {
      await kernel.close();
    }
  } catch (error) {
    signal.throwIfAborted();
    const says = (error as Error).message.split("\n")[0]!;
    return [{ check: "kernel", mark: "stops", says, mend }, undrawn];
  }
}

async function drawChart(kernel: Kernel, signal: AbortSignal): Promise<Finding> {
  try {
    return judgeChart(await kernel.execute(CHART, { signal, timeout: START_MS }));
  } catch (error) {
    signal.throwIfAborted();
    return { check: "chart", mark: "stops", says: (error as Error).message, mend };
  }
}

export function judgeAnswer({ outputs, failure }: Pick<Reply, "outputs" | "failure">): Finding {
  const check = "kernel";
  const [first] = outputs;
  if (first?.type === "stream" && first.text.trim() === "42") {
    return { check, mark: "ok", says: "starts, and computes what a cell asks for" };
  }
  const says = failure
    ? `a cell fails: ${failure.output.message}`
    : `a cell with ${SUM} did not answer 42`;
  return { check, mark: "stops", says, mend };
}

export function judgeChart({ outputs, failure }: Pick<Reply, "outputs" | "failure">): Finding {
  const check = "chart";
  if (failure) {
    return {
      check,
      mark: "stops",
      says: `a cell that draws fails: ${failure.output.message}`,
      mend,
    };
  }
  const bundles = outputs.flatMap((output) => ("data" in output ? [output.data] : []));
  const chart = bundles.find((data) => data[CHART_MIME] !== undefined);
  const svg = chart?.["image/svg+xml"];
  if (typeof svg === "string" && svg.startsWith("<svg")) {
    return { check, mark: "ok", says: "a cell draws one, as Vega-Lite and as SVG" };
  }
  const says = chart ? "a chart came without its SVG" : "a cell that draws gave no chart";
  return { check, mark: "stops", says, mend };
}
