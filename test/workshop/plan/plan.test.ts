import { createRandom } from "overlap/stats";
import { describe, expect, it } from "vitest";
import {
  choose,
  type Format,
  layOut,
  makePlan,
  minutesOf,
  type Plan,
  planPage,
  planText,
  RANKING,
  RULES,
  type TaughtLesson,
  toMinutes,
  toTime,
} from "#workshop/plan";

/** A lesson of sections of so many minutes; those with a `!` are its core. */
function lesson(number: string, sections: string, needs: string[] = []): TaughtLesson {
  return {
    id: `${number}-lesson`,
    number,
    title: `Lesson ${number}`,
    needs,
    sections: sections.split(" ").map((one, at) => ({
      id: `s${at}`,
      title: `Section ${at}`,
      minutes: Number.parseInt(one, 10),
      core: one.endsWith("!"),
      exercise: at % 3 === 2,
      checked: at % 3 === 2,
    })),
  };
}

/** A course of lessons with all kinds of sections, the same for the same seed. */
function course(seed: number): TaughtLesson[] {
  const random = createRandom(seed);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const numbers = [...RANKING].sort();
  return numbers.map((number, at) => {
    const sections = Array.from({ length: 2 + upTo(12) }, () => {
      return `${upTo(20)}${random() < 0.6 ? "!" : ""}`;
    });
    return lesson(number, sections.join(" "), at > 2 && random() < 0.3 ? [numbers[at - 2]!] : []);
  });
}

const formats: Format[] = ["half-day", "day", "two-days"];
const seeds = [1, 2, 3, 4, 5, 6];
const cases = formats.flatMap((format) => seeds.map((seed) => ({ format, seed })));

/** Every stretch of a plan without a break. */
function stretches({ sessions }: Plan): number[] {
  return sessions.flatMap(({ items }) => {
    const sums = [0];
    for (const { kind, minutes } of items) {
      if (kind === "break") sums.push(0);
      else if (kind !== "in hand") sums[sums.length - 1]! += minutes;
    }
    return sums;
  });
}

describe.each(cases)("makePlan() of $format, course $seed", ({ format, seed }) => {
  const lessons = course(seed);
  const plan = makePlan(lessons, { wanted: format, start: 540 });

  it("has every minute of its sessions in one item, one after another", () => {
    for (const { start, end, items } of plan.sessions) {
      let at = start;
      for (const item of items) {
        expect(item.start).toBe(at);
        expect(item.minutes).toBeGreaterThan(0);
        at += item.minutes;
      }
      expect(at).toBe(end);
      expect(end - start).toBe(RULES.session);
    }
    const { taught, around, breaks, inHand } = plan.totals;
    expect(taught + around + breaks + inHand).toBe(plan.sessions.length * RULES.session);
  });

  it("has each section once, in the schedule or among the cuts", () => {
    const scheduled = plan.sessions.flatMap(({ items }) =>
      items.flatMap(({ lesson, section }) => (section ? `${lesson!.number} ${section.id}` : [])),
    );
    const cut = plan.cuts.flatMap(({ lesson, sections }) =>
      sections.map(({ id }) => `${lesson.number} ${id}`),
    );
    const all = lessons.flatMap(({ number, sections }) =>
      sections.map(({ id }) => `${number} ${id}`),
    );
    expect([...scheduled, ...cut].sort()).toEqual([...all].sort());
    expect(scheduled).toEqual(all.filter((one) => scheduled.includes(one)));
    expect(plan.totals.taught + minutesOf(plan.cuts.flatMap(({ sections }) => sections))).toBe(
      minutesOf(lessons.flatMap(({ sections }) => sections)),
    );
  });

  it("gives nobody more than a stretch without a break, and keeps to its sessions", () => {
    expect(Math.max(...stretches(plan))).toBeLessThanOrEqual(RULES.stretch);
    expect(plan.sessions.length).toBeLessThanOrEqual(
      { "half-day": 1, day: 2, "two-days": 4 }[format],
    );
    for (const { items } of plan.sessions) {
      const taught = items.filter(({ kind }) => kind === "section");
      expect(minutesOf(taught)).toBeLessThanOrEqual(RULES.taught);
    }
  });

  it("keeps all of a lesson's core or nothing of it, and no lesson whose needs are cut", () => {
    const whole = plan.cuts.filter((cut) => cut.whole).map(({ lesson }) => lesson.number);
    for (const { lesson, sections, whole: all } of plan.cuts) {
      if (all) expect(sections).toEqual(lesson.sections);
      else expect(sections.filter(({ core }) => core)).toEqual([]);
    }
    for (const { number, needs } of lessons) {
      if (!whole.includes(number)) expect(needs.filter((need) => whole.includes(need))).toEqual([]);
    }
  });
});

describe("makePlan() of lessons that are asked for", () => {
  const lessons = [
    lesson("00", "10! 20 30!"),
    lesson("01", "60! 60 60", ["00"]),
    lesson("02", "15! 15", ["01"]),
  ];

  it("has all of their sections, and as many sessions as that takes", () => {
    const plan = makePlan(lessons, { wanted: ["01", "02"] });
    const titles = plan.sessions.map(({ items }) =>
      items.map(({ kind, minutes }) => `${kind} ${minutes}`),
    );
    expect(titles).toEqual([
      ["welcome 10", "section 60", "break 15", "section 60", "in hand 11"],
      ["section 60", "break 15", "section 15", "section 15", "in hand 8", "closing 5"],
    ]);
    expect(plan.cuts).toEqual([]);
  });

  it("tells which needs it does not meet", () => {
    const unmet = (wanted: string[]) =>
      makePlan(lessons, { wanted }).unmet.map(({ lesson, needs }) => [lesson.number, needs]);
    expect(unmet(["00", "01"])).toEqual([]);
    expect(unmet(["02", "00"])).toEqual([["02", ["01"]]]);
  });

  it("takes them in the order of the course, and says which there are", () => {
    expect(makePlan(lessons, { wanted: ["02", "00"] }).name).toBe("00,02");
    expect(() => makePlan(lessons, { wanted: ["07"] })).toThrow(
      "there is no lesson 07; there are 00, 01, 02",
    );
  });

  it("has lunch between the sessions of a day, and ends before midnight", () => {
    const [first, second] = makePlan(lessons, { wanted: ["01", "02"] }).sessions;
    expect(second!.start).toBe(first!.end + RULES.lunch);
    expect(() => makePlan(lessons, { wanted: "half-day", start: toMinutes("22:00")! })).toThrow(
      "a day that starts at 22:00 would not end before midnight",
    );
  });
});

describe("choose(lessons, minutes)", () => {
  it("takes the core of lessons by rank, then other sections by rank, and says why it cuts", () => {
    const lessons = [
      lesson("00", "5! 6"),
      lesson("01", "5! 3", ["00"]),
      lesson("02", "10! 1 4"),
      lesson("07", "30! 1", ["02"]),
      lesson("08", "1!", ["07"]),
    ];
    const { lessons: taken, cuts } = choose(lessons, 28);
    expect(taken.map(({ number, sections }) => [number, ...sections.map(({ id }) => id)])).toEqual([
      ["00", "s0"],
      ["01", "s0", "s1"],
      ["02", "s0", "s1", "s2"],
    ]);
    expect(cuts.map(({ lesson, whole, reason }) => [lesson.number, whole, reason])).toEqual([
      ["00", false, "not of the core, and no room for it is left"],
      ["07", true, "its core and an exercise take 30 minutes, and 9 were left"],
      ["08", true, "needs lesson 07, which is cut"],
    ]);
  });
});

describe("layOut(blocks)", () => {
  const blocks = (...all: [string, number][]) =>
    all.map(([group, minutes]) => ({ group, minutes }));

  it("puts breaks between groups where stretches allow it", () => {
    const [session] = layOut(blocks(["a", 20], ["a", 20], ["b", 30], ["b", 30]));
    expect(session!.map((stretch) => stretch.map(({ group }) => group).join(""))).toEqual([
      "aa",
      "bb",
    ]);
  });

  it("takes no more breaks than it needs, and no fewer", () => {
    const breaks = (...minutes: number[]) =>
      layOut(minutes.map((one) => ({ group: "a", minutes: one }))).map(({ length }) => length - 1);
    expect(breaks(75)).toEqual([0]);
    expect(breaks(40, 36)).toEqual([1]);
    expect(breaks(55, 55, 55)).toEqual([2]);
    expect(breaks(55, 55, 56)).toEqual([1, 0]);
  });

  it("refuses what cannot be taught in one stretch", () => {
    expect(() => layOut(blocks(["05-x", 76]))).toThrow(
      "expected no section of more than 75 minutes, got one of 76 in 05-x",
    );
  });
});

describe("planText(plan) and planPage(plan)", () => {
  const lessons = [lesson("00", "10! 20!"), { ...lesson("02", "60! 70"), title: "<All> & one" }];
  const plan = makePlan(lessons, { wanted: "half-day", start: 13 * 60 });

  it("say the same: each time, title and cut", () => {
    const text = planText(plan);
    expect(text).toContain("13:00  10 min  Welcome");
    expect(text).toContain("13:10  10 min     Section 0");
    expect(text).toContain('Of lesson 02 <All> & one: "Section 1" (1 h 10 min)');
    expect(text.split("\n")[0]).toBe(
      "Half a day: 3 h 30 min, of which 1 h 30 min of lessons (0 min of them exercises), 15 min of breaks, 1 h 30 min in hand",
    );
    const page = planPage(plan, {
      course: "Overlap",
      lessonAddress: (id, at) => `../${id}.html#${at ?? ""}`,
    });
    for (const item of plan.sessions.flatMap(({ items }) => items)) {
      expect(page).toContain(`<time>${toTime(item.start)}</time>`);
    }
    expect(page).toContain('<a href="../02-lesson.html#s0">Section 0</a>');
    expect(page).toContain("02 &lt;All> &amp; one");
    expect(page).not.toContain("<All>");
  });

  it("the page needs no other file, and no script", () => {
    const page = planPage(plan, { course: "Overlap" });
    expect(page).not.toMatch(/<(script|link|img|a)\b|@import|url\(/);
  });
});

it("toMinutes(time) reads times of day, toTime(minutes) writes them", () => {
  expect(["09:00", "9:05", "23:59", "24:00", "9", "09:60", "-1:00"].map(toMinutes)).toEqual([
    540,
    545,
    1439,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([0, 545, 1439].map(toTime)).toEqual(["00:00", "09:05", "23:59"]);
});
