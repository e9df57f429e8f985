import { createHook } from "node:async_hooks";

/** The kinds of asynchronous resources whose work libuv's pool does. */
const pooled = new Set([
  "FSREQCALLBACK",
  "FSREQPROMISE",
  "GETADDRINFOREQWRAP",
  "GETNAMEINFOREQWRAP",
  "ZLIB",
  "CHECKPRIMEREQUEST",
  "CIPHERREQUEST",
  "DERIVEBITSREQUEST",
  "HASHREQUEST",
  "KEYEXPORTREQUEST",
  "KEYGENREQUEST",
  "KEYPAIRGENREQUEST",
  "PBKDF2REQUEST",
  "RANDOMBYTESREQUEST",
  "RANDOMPRIMEREQUEST",
  "SCRYPTREQUEST",
  "SIGNREQUEST",
  "VERIFYREQUEST",
]);

/**
 * Runs something and gives the kinds of requests, each once, that it made to libuv's pool, by Node's
 * own names. What runs beside it in this thread is noted too: let nothing.
 */
export async function poolWork(use: () => unknown): Promise<string[]> {
  const seen = new Set<string>();
  const hook = createHook({
    init(_id, type) {
      if (pooled.has(type)) seen.add(type);
    },
  });
  hook.enable();
  try {
    await use();
  } finally {
    hook.disable();
  }
  return [...seen].sort();
}

/** How many threads libuv's pool has in this process. */
export function poolSize(environment: NodeJS.ProcessEnv = process.env): number {
  const asked = Number.parseInt(environment.UV_THREADPOOL_SIZE ?? "", 10);
  if (Number.isNaN(asked)) return 4;
  return Math.min(1024, Math.max(1, asked));
}
