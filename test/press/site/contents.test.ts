import { describe, expect, it } from "vitest";
import { contents } from "#press/site";
import { lesson } from "../page/lesson.js";

describe("contents(lessons)", () => {
  it("takes numbers, titles, pages and facts from the notebooks, in their order", () => {
    const overlap = { question: "When?", minutes: 10, needs: ["lesson 00", 7] };
    expect(
      contents([
        lesson("03-downloads", [], { title: "Downloads", metadata: { overlap } }),
        lesson("notes", [], { title: "", metadata: {} }),
      ]),
    ).toEqual([
      {
        id: "03-downloads",
        number: "03",
        title: "Downloads",
        file: "03-downloads.html",
        question: "When?",
        minutes: 10,
        needs: ["lesson 00"],
      },
      {
        id: "notes",
        number: "",
        title: "notes",
        file: "notes.html",
        question: "",
        minutes: 0,
        needs: [],
      },
    ]);
  });

  it("leaves the site's own pages their names, on disks of every kind", () => {
    const files = contents([lesson("index", []), lesson("Claims", [])]).map(({ file }) => file);
    expect(files).toEqual(["index-notebook.html", "Claims-notebook.html"]);
  });

  it("refuses two lessons for one page", () => {
    expect(() => contents([lesson("a b", []), lesson("a-b", [])])).toThrow(
      "expected names that differ as addresses: a b.ipynb and a-b.ipynb would both be a-b.html",
    );
  });
});
