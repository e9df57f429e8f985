import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { strToU8, zipSync } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeOwnFolder, type OwnFolder } from "../cli/own-folder.js";

const run = promisify(execFile);

/** A Python that makes environments, by its own name for itself; nothing where there is none. */
const python = await run("python3", ["-c", "import ensurepip, sys; print(sys.executable)"]).then(
  ({ stdout }) => stdout.trim(),
  () => undefined,
);

/** What stands in for JupyterLab: it names its version, and says with what it was started. */
const LAB = `
import sys
def main():
    if sys.argv[1:] == ["lab", "--version"]: print("VERSION")
    else: print("a lab was started:", *[arg for arg in sys.argv[1:] if "default_url" in arg])
`;

// Programs of a line or two as these are a thing of POSIX.
describe.skipIf(process.platform === "win32")(
  "npm run jupyter in a fresh folder",
  {
    timeout: 120_000,
  },
  () => {
    let own: OwnFolder;
    let place: string;
    let version: string;
    beforeAll(async () => {
      own = await makeOwnFolder();
      const pinned = await readFile(join(own.folder, "src/jupyter/requirements.txt"), "utf8");
      [, version = ""] = /^jupyterlab==(\S+)$/m.exec(pinned) ?? [];
    }, 120_000);
    afterAll(() => own?.remove());
    beforeEach(async () => {
      place = await realpath(await mkdtemp(join(tmpdir(), "overlap-first-")));
      await mkdir(join(place, "bin"));
      const [npm, sh] = await Promise.all(["npm", "sh"].map(onPath));
      for (const [name, file] of Object.entries({ node: process.execPath, npm, sh })) {
        await symlink(file!, join(place, "bin", name));
      }
    });
    afterEach(async () => {
      await rm(join(own.folder, ".venv"), { recursive: true, force: true });
      await rm(place, { recursive: true, force: true });
    });

    /** Puts a program where the command finds it. */
    async function put(name: string, text: string): Promise<void> {
      const file = join(place, "bin", name);
      await writeFile(file, `#!/bin/sh\n${text}\n`);
      await chmod(file, 0o755);
    }

    /** The command, with nothing on the PATH but what was put there. */
    async function start(environment: NodeJS.ProcessEnv = {}) {
      const env = { ...environment, PATH: join(place, "bin"), HOME: place, TMPDIR: place };
      const args = ["run", "--silent", "jupyter", "--", "--no-browser"];
      const { stdout, stderr, code } = await run("npm", args, {
        cwd: own.folder,
        env,
        timeout: 110_000,
      }).then(
        (said) => ({ ...said, code: 0 }),
        (error) => error as { stdout: string; stderr: string; code: number },
      );
      return { code, out: stdout.split("\n").filter(Boolean), err: stderr.trim() };
    }
    const venv = () => join(own.folder, ".venv");

    it("says in one line what is missing where there is no Python, and leaves nothing", async () => {
      const { code, err } = await start();
      expect(err).toBe(
        "jupyter: JupyterLab needs Python 3.10 or later, and there is none: install it from python.org or your system's packages, or name a jupyter by OVERLAP_JUPYTER",
      );
      expect(code).toBe(1);
      expect(existsSync(venv())).toBe(false);
    });

    it("says so where the Python is too old", async () => {
      await put("python3", 'echo "Python 3.8.10"');
      const { code, err } = await start();
      expect(err).toContain("needs Python 3.10 or later, and there is only Python 3.8: install");
      expect(code).toBe(1);
    });

    it("says what to install where Python cannot make environments", async () => {
      await put(
        "python3",
        `[ "$1" = --version ] && echo "Python 3.12.1" && exit
/bin/mkdir -p "$4"
echo "The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv
package using the following command.

    apt install python3.12-venv

Failing command: $4/bin/python3"
exit 1`,
      );
      const { code, err } = await start();
      expect(err).toMatch(
        /^jupyter: making \.venv: this Python lacks .*ensurepip.*apt install python3-venv$/,
      );
      expect(code).toBe(1);
      expect(existsSync(venv())).toBe(false);
    });

    it("ended by Ctrl-C while it installs, says no more than that, and leaves nothing", async () => {
      await put(
        "pip",
        `trap 'echo "ERROR: Operation cancelled by user" >&2; exit 1' INT
: >"${place}/installing"
while :; do /bin/sleep 0.1; done`,
      );
      await put(
        "python3",
        `[ "$1" = --version ] && echo "Python 3.12.1" && exit
/bin/mkdir -p "$4/bin"
/bin/cp "${place}/bin/pip" "$4/bin/python"`,
      );
      // As in a terminal: Ctrl-C reaches the whole group of processes.
      const command = spawn("npm", ["run", "--silent", "jupyter", "--", "--no-browser"], {
        cwd: own.folder,
        detached: true,
        stdio: ["ignore", "ignore", "pipe"],
        env: { PATH: join(place, "bin"), HOME: place, TMPDIR: place },
      });
      const closed = once(command, "close");
      try {
        let err = "";
        command.stderr.on("data", (text) => {
          err += text;
        });
        const installs = () => existsSync(join(place, "installing"));
        await expect.poll(installs, { timeout: 60_000 }).toBe(true);
        process.kill(-command.pid!, "SIGINT");
        await closed;
        // npm may be gone before what it has started.
        await expect.poll(() => err.trim()).toBe("jupyter: interrupted");
        expect(existsSync(venv())).toBe(false);
      } finally {
        if (command.exitCode === null && command.signalCode === null) {
          process.kill(-command.pid!, "SIGKILL");
          await closed;
        }
      }
    });

    it.skipIf(!python && !process.env.CI)(
      "makes .venv with Python, installs the pinned JupyterLab, and starts it at lesson 00",
      async () => {
        await put("python3", `exec "${python}" "$@"`);
        await writeFile(join(place, `jupyterlab-${version}-py3-none-any.whl`), wheel(version));
        const offline = { PIP_NO_INDEX: "1", PIP_FIND_LINKS: place };
        const first = await start(offline);
        expect(first).toMatchObject({ code: 0, err: "" });
        expect(first.out.slice(-4)).toEqual([
          "jupyter: making .venv",
          "jupyter: installing JupyterLab into .venv (about a minute)",
          `jupyter: JupyterLab ${version} of .venv; Ctrl-C ends it and its kernels`,
          "a lab was started: --LabApp.default_url=/lab/tree/00-start-here.ipynb",
        ]);
        const spec = join(venv(), "share", "jupyter", "kernels", "tslab", "kernel.json");
        expect(JSON.parse(await readFile(spec, "utf8")).argv[0]).toBe(process.execPath);
        // The next time it is there.
        const second = await start(offline);
        expect(second).toEqual({ code: 0, err: "", out: first.out.slice(-2) });
      },
    );

    it("makes it with uv where there is one, and asks no Python", async () => {
      const asked = join(place, "asked");
      await put(
        "jupyter-of-uv",
        `[ "$2" = --version ] && echo ${version} || echo a lab was started`,
      );
      await put(
        "uv",
        `echo "$@" >>"${asked}"
case "$1" in
venv) /bin/mkdir -p "$3/bin" ;;
pip) /bin/cp "${place}/bin/jupyter-of-uv" "${venv()}/bin/jupyter" ;;
esac`,
      );
      const { code, err, out } = await start();
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect((await readFile(asked, "utf8")).trim().split("\n")).toEqual([
        "--version",
        `venv --clear ${venv()}`,
        `pip install --python ${venv()}/bin/python --requirement ${own.folder}/src/jupyter/requirements.txt`,
      ]);
      expect(out.slice(-4)).toEqual([
        "jupyter: making .venv with uv",
        "jupyter: installing JupyterLab into .venv with uv (about a minute)",
        `jupyter: JupyterLab ${version} of .venv; Ctrl-C ends it and its kernels`,
        "a lab was started",
      ]);
    });
  },
);

async function onPath(name: string): Promise<string> {
  const files = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  return realpath(files.find((file) => existsSync(file))!);
}

/** A package that pip installs without a network. */
function wheel(version: string): Uint8Array {
  const facts = `jupyterlab-${version}.dist-info`;
  const files = {
    "jupyterlab.py": LAB.replace("VERSION", version),
    [`${facts}/METADATA`]: `Metadata-Version: 2.1\nName: jupyterlab\nVersion: ${version}\n`,
    [`${facts}/WHEEL`]: "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    [`${facts}/entry_points.txt`]: "[console_scripts]\njupyter = jupyterlab:main\n",
  };
  const record = [...Object.keys(files), `${facts}/RECORD`].map((name) => `${name},,\n`).join("");
  const all = { ...files, [`${facts}/RECORD`]: record };
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])),
  );
}
