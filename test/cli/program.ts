import { spawn } from "node:child_process";
import { once } from "node:events";

/** Starts a program of the project under this Node; killed when it takes longer than `timeout`. */
export function startProgram(
  file: string,
  args: readonly string[],
  { env = {}, timeout }: { env?: NodeJS.ProcessEnv; timeout: number },
) {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
    timeout,
    killSignal: "SIGKILL",
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (text) => {
    said.out += text;
  });
  child.stderr.on("data", (text) => {
    said.err += text;
  });
  const ended = once(child, "close").then(([code]) => ({ code, ...said }));
  return { child, said, ended };
}
