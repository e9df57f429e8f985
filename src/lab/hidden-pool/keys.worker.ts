import { pbkdf2Sync } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { createTracer } from "../trace/index.js";
import { ITERATIONS, starts } from "./jobs.js";
import type { FromWorker, ToWorker } from "./keys-by-worker.js";

// A thread that derives keys: by itself, or by asking the pool, which is the whole process's.

const { keys, sync } = workerData as ToWorker;
const tell = (message: FromWorker) => parentPort?.postMessage(message);
const tracer = createTracer();
const told = (name: string) => {
  const end = tracer.begin(name, { lane: name });
  return () => {
    end();
    tell({ span: tracer.spans.at(-1)! });
  };
};

if (sync) {
  tell({ begun: true });
  for (const { name } of keys) {
    const end = told(name);
    pbkdf2Sync("correct horse", name, ITERATIONS, 32, "sha256");
    end();
  }
} else {
  for (const key of keys) {
    const end = told(key.name);
    starts.key(key, (error) => {
      if (error) throw error;
      end();
    });
  }
  tell({ begun: true });
}
