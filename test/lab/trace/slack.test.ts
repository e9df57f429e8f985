import { type Span, slack } from "overlap/trace";
import { describe, expect, it } from "vitest";

const span = (lane: string, start: number, end: number, kind: Span["kind"] = "working"): Span => {
  return { task: "task", lane, start, end, kind, outcome: "done" };
};

describe("slack", () => {
  it("slack(spans) tells what is lost between spans from what is lost after the last", () => {
    const spans = [span("a", 0, 4), span("a", 5, 10), span("b", 2, 6)];
    expect(slack(spans, { lanes: 2 })).toEqual({ working: 13, between: 3, after: 4 });
  });

  it("slack(spans) counts waiting as lost between spans", () => {
    const spans = [span("a", 0, 3, "waiting"), span("a", 3, 10)];
    expect(slack(spans, { lanes: 1 })).toEqual({ working: 7, between: 3, after: 0 });
  });

  it("slack(spans) counts a lane in which nothing happened as lost after its last", () => {
    expect(slack([span("a", 0, 10)], { lanes: 3 })).toEqual({
      working: 10,
      between: 0,
      after: 20,
    });
  });

  it("slack(spans, since) counts from when the work was given out", () => {
    expect(slack([span("a", 5, 10)], { lanes: 1, since: 2 })).toEqual({
      working: 5,
      between: 3,
      after: 0,
    });
  });

  it("slack([]) is nothing", () => {
    expect(slack([], { lanes: 2 })).toEqual({ working: 0, between: 0, after: 0 });
  });
});
