import { describe, expect, it } from "vitest";
import {
  checkLoopback,
  describeAll,
  describeFinding,
  type Finding,
  judgeAnswer,
  judgeChart,
  judgeClock,
  judgeCores,
  judgeDisk,
  judgeLoopback,
  judgeMemory,
  judgeNode,
  judgeOpenFiles,
  judgePackages,
  judgeQuiet,
  judgeUnwritable,
} from "#doctor";

const GIB = 2 ** 30;
const CHART = "application/vnd.vegalite.v5+json";
const display = (data: Record<string, unknown>) => ({
  outputs: [{ type: "display" as const, data, metadata: {} }],
});
const stream = (text: string) => ({
  outputs: [{ type: "stream" as const, name: "stdout" as const, text }],
});
const same = { before: 3, theirs: 3.5, after: 4 };
const still = { wall: 800, foreign: 0.05, idle: 1.9 };
const installed = (version: string | undefined) => [{ name: "undici", version, locked: "7.30.2" }];

describe("each check", () => {
  it.each<[string, Finding, Finding["mark"]]>([
    ["the oldest Node", judgeNode("20.19.0", "20.19"), "ok"],
    ["a newer Node", judgeNode("26.1.0", "20.19"), "ok"],
    ["an older minor version of Node", judgeNode("20.9.0", "20.19"), "stops"],
    ["an older major version of Node", judgeNode("18.20.0", "20.19"), "stops"],
    ["packages as locked", judgePackages(installed("7.30.2")), "ok"],
    ["another version of a package", judgePackages(installed("7.1.0")), "warning"],
    ["a missing package", judgePackages(installed(undefined)), "stops"],
    ["two processors", judgeCores(2), "ok"],
    ["one processor", judgeCores(1), "warning"],
    ["8 GiB free", judgeMemory(16 * GIB, 8 * GIB), "ok"],
    ["1 GiB free", judgeMemory(16 * GIB, 1 * GIB), "warning"],
    ["a small container", judgeMemory(0.25 * GIB, 0.25 * GIB), "warning"],
    ["1024 open files", judgeOpenFiles(1024), "ok"],
    ["any number of open files", judgeOpenFiles(Number.POSITIVE_INFINITY), "ok"],
    ["256 open files", judgeOpenFiles(256), "warning"],
    ["64 open files", judgeOpenFiles(64), "stops"],
    ["10 GiB of disk", judgeDisk({ project: 10 * GIB, temporary: 10 * GIB }), "ok"],
    ["half a GiB of disk", judgeDisk({ project: 0.5 * GIB, temporary: GIB }), "warning"],
    ["no room for temporary files", judgeDisk({ project: 10 * GIB, temporary: 0 }), "stops"],
    ["a folder of somebody else", judgeUnwritable("/course", "EACCES"), "stops"],
    ["a loopback that answers", judgeLoopback(undefined), "ok"],
    ["a loopback that is down", judgeLoopback({ message: "x", code: "EADDRNOTAVAIL" }), "stops"],
    ["a clock that goes forward", judgeClock({ own: [1, 1, 1.001, 3], other: same }), "ok"],
    ["a clock that goes back", judgeClock({ own: [1, 1.001, 1], other: same }), "warning"],
    ["a clock that stands", judgeClock({ own: [1, 1, 1], other: same }), "warning"],
    ["a clock with coarse steps", judgeClock({ own: [1, 1, 2, 3], other: same }), "warning"],
    [
      "a process with another clock",
      judgeClock({ own: [1, 1.001], other: { ...same, theirs: 0 } }),
      "warning",
    ],
    ["a quiet machine", judgeQuiet(still, 1, 2), "ok"],
    ["a program on the other core", judgeQuiet({ ...still, foreign: 1, idle: 1 }, 1, 2), "warning"],
    ["a processor that holds back", judgeQuiet(still, 2, 2), "warning"],
    ["the right answer of a cell", judgeAnswer(stream("42\n")), "ok"],
    ["another answer of a cell", judgeAnswer(stream("41\n")), "stops"],
    ["no answer of a cell", judgeAnswer({ outputs: [] }), "stops"],
    [
      "a chart in both forms",
      judgeChart(display({ [CHART]: {}, "image/svg+xml": "<svg/>" })),
      "ok",
    ],
    ["a chart without SVG", judgeChart(display({ [CHART]: {} })), "stops"],
    ["a cell that draws nothing", judgeChart(stream("x")), "stops"],
  ])("marks %s", (_what, finding, mark) => {
    expect(finding.mark).toBe(mark);
    expect(finding.mend === undefined, `mend: ${finding.mend}`).toBe(mark === "ok");
    expect(finding.says).not.toMatch(/\n|undefined|NaN/);
  });

  it("says what of a package is there", () => {
    expect(judgePackages(installed("7.1.0")).says).toContain("undici 7.1.0");
  });
});

describe("checkLoopback()", () => {
  it("is well where ports can be opened, and leaves none open", async () => {
    const open = () => process.getActiveResourcesInfo().filter((kind) => kind.startsWith("TCP"));
    const before = open();
    const { signal } = new AbortController();
    expect(await checkLoopback({ signal })).toMatchObject({ mark: "ok" });
    await expect.poll(open).toEqual(before);
  });
});

describe("describeFinding(finding)", () => {
  it("is one line where all is well, and names what mends it on the next where not", () => {
    expect(describeFinding(judgeCores(2))).toBe("ok       processors  2 that Node may use");
    const lines = describeFinding(judgeNode("18.0.0", "20.19")).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^STOPS {4}Node\.js {5}18\.0\.0 is too old/);
    expect(lines[1]).toMatch(/^ {21}mend: nvm install/);
  });
});

describe("describeAll(findings)", () => {
  it.each([
    [[judgeCores(2)], "All is well."],
    [[judgeCores(2), judgeCores(1)], "The course runs; worth a look: processors."],
    [[judgeCores(1), judgeOpenFiles(1)], "The course cannot run yet: open files."],
  ])("%#: names the worst", (findings, line) => {
    expect(describeAll(findings)).toBe(line);
  });
});
