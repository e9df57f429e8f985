import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { executeNotebook } from "#press/run";
import { code, lesson } from "../../press/page/lesson.js";
import { openedRoom } from "../../workshop/room/opened-room.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("joinRoom in a notebook", () => {
  it("joins in a cell, and cells below it tell the room what they predict and record", {
    timeout: 90_000,
  }, async () => {
    const { room, instructor } = await openedRoom();
    const { notebook } = lesson("02-in-a-room", [
      code("imports", 'import { predict, reveal } from "overlap/lesson";'),
      code(
        "join",
        `import { joinRoom, raiseHand } from "overlap/room";\nconst here = await joinRoom("${room.joinAddress}", { name: "Ada" });`,
      ),
      code(
        "ask",
        'const guess = predict("how-many", "How many?", { unit: "ms", answer: 12 });\nraiseHand();',
      ),
      code("tell", 'reveal(guess, { truth: 34.5, because: "It was counted." });'),
      code("leave", "await here.leave();\nconsole.log(here.waiting);"),
    ]);
    const file = join(root, "notebooks", "02-in-a-room.ipynb");
    const execution = await executeNotebook({ ...notebook, file }, { root });
    const told = execution.notebook.cells.map(({ outputs }) =>
      outputs.map((output) => (output.type === "stream" ? output.text : "display")).join(""),
    );
    expect(told[1]).toMatch(/^You are learner 1 in the room at http:\/\/127\.0\.0\.1:\d+\.\n$/);
    expect(told[4]).toBe("0\n");
    const { ask } = await instructor();
    const rows = (await ask("/room/instructor/room.csv")).text.split("\r\n").slice(1, -1);
    expect(rows.slice(0, 2)).toEqual([
      "1,Ada,prediction,how-many,12",
      "1,Ada,recorded,how-many,34.5",
    ]);
    expect(rows.slice(2).every((row) => row.startsWith("1,Ada,speedup,"))).toBe(true);
    expect(rows.length).toBeGreaterThan(2);
  });
});
