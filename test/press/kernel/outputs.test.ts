import { describe, expect, test } from "vitest";
import { createCollector } from "../../../dist/press/kernel/collector.js";
import { createDisplays } from "../../../dist/press/kernel/displays.js";

const stream = (name: "stdout" | "stderr", text: string) => ({
  type: "stream",
  parent: "p",
  content: { name, text },
});
const display = (text: string, id?: string) => ({
  type: "display_data",
  parent: "p",
  content: { data: { "text/plain": text }, metadata: {}, transient: { display_id: id } },
});
const shown = (text: string) => ({ type: "display", data: { "text/plain": text }, metadata: {} });

describe("createCollector()", () => {
  test("joins consecutive chunks of one stream and keeps carriage returns", () => {
    const collector = createCollector();
    for (const text of ["1 %\r", "2 %\r", "done\n"]) collector.add(stream("stdout", text));
    collector.add(stream("stderr", "a"));
    collector.add(stream("stdout", "b"));
    expect(collector.outputs).toEqual([
      { type: "stream", name: "stdout", text: "1 %\r2 %\rdone\n" },
      { type: "stream", name: "stderr", text: "a" },
      { type: "stream", name: "stdout", text: "b" },
    ]);
  });

  test("does not join streams across a display", () => {
    const collector = createCollector();
    for (const message of [stream("stdout", "a"), display("chart"), stream("stdout", "b")]) {
      collector.add(message);
    }
    expect(collector.outputs.map(({ type }) => type)).toEqual(["stream", "display", "stream"]);
  });

  test("replaces a display in its place when a later cell updates its id", () => {
    const displays = createDisplays();
    const first = createCollector(displays);
    const second = createCollector(displays);
    for (const message of [display("0 %", "bar"), display("other"), display("0 %", "bar")]) {
      first.add(message);
    }
    second.add({ ...display("100 %", "bar"), type: "update_display_data" });
    expect(first.outputs).toEqual([shown("100 %"), shown("other"), shown("100 %")]);
    expect(second.outputs).toEqual([]);
  });

  test("ignores an update of a display that nobody has shown", () => {
    const collector = createCollector();
    collector.add({ ...display("x", "unknown"), type: "update_display_data" });
    collector.add({ ...display("x"), type: "update_display_data" });
    expect(collector.outputs).toEqual([]);
  });

  test("clears at once, or with `wait` when the next output comes", () => {
    const clear = (wait: boolean) => ({ type: "clear_output", parent: "p", content: { wait } });
    const collector = createCollector();
    collector.add(stream("stdout", "a"));
    collector.add(clear(false));
    expect(collector.outputs).toEqual([]);
    collector.add(stream("stdout", "b"));
    collector.add(clear(true));
    expect(collector.outputs).toHaveLength(1);
    collector.add(stream("stdout", "c"));
    expect(collector.outputs).toEqual([{ type: "stream", name: "stdout", text: "c" }]);
  });

  test("takes execute_result for a display, and error as it comes", () => {
    const collector = createCollector();
    collector.add({ ...display("42"), type: "execute_result" });
    const error = { ename: "TypeError", evalue: "no", traceback: ["TypeError: no"] };
    collector.add({ type: "error", parent: "p", content: error });
    expect(collector.outputs).toEqual([
      shown("42"),
      { type: "error", name: "TypeError", message: "no", traceback: ["TypeError: no"] },
    ]);
  });

  test("counts but does not keep what goes beyond the limit", () => {
    const collector = createCollector(createDisplays(), 10);
    collector.add(stream("stdout", "12345"));
    collector.add(stream("stdout", "1234567"));
    collector.add(display("1234"));
    expect(collector.outputs).toEqual([
      { type: "stream", name: "stdout", text: "12345" },
      shown("1234"),
    ]);
    expect(collector.size).toBe(16);
  });

  test("says of a message that is no output that it is none", () => {
    const collector = createCollector();
    expect(collector.add({ type: "status", parent: "p", content: {} })).toBe(false);
    expect(collector.add(stream("stdout", "a"))).toBe(true);
  });

  test("takeStderr() takes the last writings only, and the output when nothing is left", () => {
    const collector = createCollector();
    collector.add(stream("stderr", "mine\n"));
    collector.add(stream("stderr", "Error: theirs\n"));
    expect(collector.takeStderr(() => 1)).toEqual(["Error: theirs\n"]);
    expect(collector.outputs).toEqual([{ type: "stream", name: "stderr", text: "mine\n" }]);
    expect(collector.takeStderr(() => 1)).toEqual(["mine\n"]);
    expect(collector.outputs).toEqual([]);
    expect(collector.takeStderr(() => 1)).toEqual([]);
  });
});
