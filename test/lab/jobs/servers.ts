import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { connect, type JobServer } from "overlap/jobs";

// A server that somebody uses is none to test on.
delete process.env.QUEUE_URL;

const redis = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "redis-server"))
  .find((file) => existsSync(file));

interface TestServer {
  server: JobServer;
  close(): Promise<void>;
}

/** The servers that queues are tested on here: the embedded one, and Redis where it is installed. */
export const engines: Record<string, () => Promise<TestServer>> = {
  "embedded PostgreSQL": async () => {
    const server = await connect({ url: undefined });
    return { server, close: server.close };
  },
  ...(redis !== undefined && {
    Redis: async () => {
      const shared = await startRedis(redis);
      const server = await connect({ url: shared.url });
      return {
        server,
        async close() {
          await server.close();
          await shared.close();
        },
      };
    },
  }),
};

async function startRedis(program: string) {
  const port = await freePort();
  const options = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  for await (const text of child.stdout) {
    if (String(text).includes("Ready to accept connections")) break;
  }
  child.stdout.resume();
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      process.off("exit", end);
      end();
      await once(child, "exit");
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

/** Looks until it is so; false after ten seconds. */
export async function becomes(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

/** Whether a process runs; one that has died and is not yet buried does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
