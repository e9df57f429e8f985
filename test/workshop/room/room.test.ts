import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createRoom, LIMITS } from "#workshop/room";

type Records = NonNullable<Parameters<typeof createRoom>[1]>;

/** A room whose log is a list; people join it by their tokens. */
function room(records: object[] = []) {
  const kept = [...records];
  const log = {
    append: async (record: object) => void kept.push(record),
    close: async () => {},
  };
  return { kept, ...createRoom(log, records as Records[number][]) };
}

describe("createRoom(log, records)", () => {
  it("gives the places of those who left, were removed or never came back to others", async () => {
    const first = room();
    const { kept, join, leave, act, state } = first;
    const fill = async ({ join }: typeof first, tag: string) => {
      for (let n = 0; ; n++) {
        try {
          await join({}, `${tag} ${n}`);
        } catch (error) {
          expect((error as Error).message).toBe(
            `the room is full: it takes ${LIMITS.participants} people`,
          );
          return n;
        }
      }
    };
    const ada = await join({ name: "Ada" }, "ada");
    const eve = await join({}, "eve");
    expect(await fill(first, "a")).toBe(LIMITS.participants - 2);
    await leave(ada);
    expect(await fill(first, "b")).toBe(1);
    await act({ act: "remove", person: eve.id });
    expect(await fill(first, "c")).toBe(1);
    const again = room(kept);
    expect(again.whoHas("a 7")!.id).toBe(first.whoHas("a 7")!.id);
    expect(await fill(again, "d")).toBe(LIMITS.participants - 1);
    expect(state.people.has(ada.id)).toBe(true);
  });

  it("takes who comes back with their token for who they were, back among the people", async () => {
    const { kept, join, leave, submit, state } = room();
    const ada = await join({ name: "Ada" }, "ada");
    await submit(ada, {
      id: randomUUID(),
      kind: "prediction",
      prediction: "two-awaits",
      answer: "0.9 s",
    });
    await leave(ada);
    expect(await join({ name: "Ada L" }, "ada")).toBe(ada);
    expect([state.people.size, state.joined, ada.left, ada.name]).toEqual([1, 1, false, "Ada L"]);
    expect(ada.predictions.get("two-awaits")).toBe("0.9 s");
    const { state: later } = room(kept);
    expect([...later.people.values()].map(({ left, name }) => [left, name])).toEqual([
      [false, "Ada L"],
    ]);
  });

  it("takes others for as long as some go, but not any number of them", async () => {
    const { join, leave, act } = room();
    const come = async (n: number) => {
      const person = await join({}, `token ${n}`);
      await leave(person);
      return person;
    };
    const most = LIMITS.participants * 10;
    for (let n = 0; n < most; n++) await come(n);
    await expect(come(most)).rejects.toThrow(/the room is full/);
    const { id } = await join({}, "token 7");
    await act({ act: "remove", person: id });
    await come(most);
  });

  it("keeps no name that is the same and no second leaving", async () => {
    const { kept, join, rename, leave } = room();
    const ada = await join({ name: "Ada" }, "ada");
    await rename(ada, " Ada ");
    await leave(ada);
    await leave(ada);
    await rename(ada, "Ada");
    expect(kept.map((record) => (record as { type: string }).type)).toEqual(["join", "leave"]);
  });

  it("counts names, comings and goings among what it takes of each, also after a restart", async () => {
    const { kept, join, rename, leave, submit } = room();
    const eve = await join({}, "eve");
    for (let n = 0; n < LIMITS.submissions / 2; n++) {
      await rename(eve, `Eve ${n}`).catch(() => {});
      await leave(eve).catch(() => {});
      await submit(eve, { id: randomUUID(), kind: "hand", up: true }).catch(() => {});
    }
    expect(kept.length).toBe(1 + LIMITS.submissions);
    await expect(rename(eve, "Other")).rejects.toThrow(/takes 4000 results/);
    const again = room(kept);
    const same = again.whoHas("eve")!;
    await expect(again.rename(same, "Other")).rejects.toThrow(/takes 4000 results/);
    await expect(again.submit(same, { id: randomUUID(), kind: "hand", up: true })).rejects.toThrow(
      /takes 4000 results/,
    );
    // Who has left, and can send one thing more, is back with it, by the name of before.
    const nearly = room(kept.slice(0, -2));
    const last = nearly.whoHas("eve")!;
    await nearly.rename(last, "Last");
    const { left, name } = await nearly.join({ name: "Other" }, "eve");
    expect([left, name]).toEqual([false, "Last"]);
    expect(again.kept.length).toBe(kept.length);
  });
});
