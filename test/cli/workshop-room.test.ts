import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { toRoomOptions } from "#cli/workshop-room";
import { writeSmallSite } from "../workshop/room/small-site.js";
import { startProgram } from "./program.js";

const WORKSHOP = fileURLToPath(new URL("../../dist/cli/workshop.js", import.meta.url));

describe("toRoomOptions(args, root)", () => {
  it("fills in what is not said", () => {
    expect(toRoomOptions([], "/course")).toEqual({
      site: join("/course", "site"),
      data: join("/course", ".overlap", "room"),
      packages: join("/course", ".overlap", "packages", "overlap-packages.zip"),
      port: 4820,
      lan: false,
    });
  });

  it("takes folders as seen from the course's", () => {
    const options = toRoomOptions(["--site", "other", "--port=0", "--lan"], "/course");
    expect(options).toMatchObject({ site: resolve("/course", "other"), port: 0, lan: true });
  });

  it.each([
    [["--port", "80 80"], '--port takes a number from 0 to 65535, not "80 80"'],
    [["--port", "70000"], '--port takes a number from 0 to 65535, not "70000"'],
    [["--secret", "short"], "--secret takes 8 characters or more, not 5"],
    [["--address", "a/b"], '--address takes an address such as 192.168.1.5, not "a/b"'],
    [["--projector"], "Unknown option '--projector'"],
  ])("refuses %j in one line", (args, message) => {
    expect(() => toRoomOptions(args, "/course")).toThrow(message);
  });
});

describe("npm run workshop", () => {
  it.skipIf(process.platform === "win32")(
    "opens a room, and Ctrl-C leaves nothing but what it has learnt",
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "overlap-workshop-"));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      await writeSmallSite(join(folder, "site"));
      const data = join(folder, "data");
      const args = ["--site", join(folder, "site"), "--data", data, "--port", "0"];
      const { child, said, ended } = startProgram(WORKSHOP, args, { timeout: 25_000 });
      child.stdout.on("data", () => {
        if (said.out.includes("Ctrl-C closes the room")) child.kill("SIGINT");
      });
      const { code, out, err } = await ended;
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toMatch(/^Learners join at {3}http:\/\/127\.0\.0\.1:\d+\/join\/\w{8}$/m);
      expect(out).toMatch(/^You open {11}http:\/\/127\.0\.0\.1:\d+\/room\/instructor#[\w-]{22}$/m);
      expect((await readdir(data)).sort()).toEqual(["keys.json", "room.jsonl"]);
      expect(existsSync(join(data, "lock"))).toBe(false);
    },
  );

  it("says in one line that there is no site", async () => {
    const folder = await mkdtemp(join(tmpdir(), "overlap-workshop-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const args = ["--site", join(folder, "site"), "--data", join(folder, "data")];
    const { code, out, err } = await startProgram(WORKSHOP, args, { timeout: 25_000 }).ended;
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^workshop: expected the learners' site in .*: run npm run build first\n$/);
  });
});
