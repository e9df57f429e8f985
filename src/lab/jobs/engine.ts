import type { BackendFactory, ConnectionOptions, RedisQueueBackend } from "bullmq";
import { createPostgresBackend, createRedisBackend } from "./bullmq.js";
import type { QueueAddress } from "./queue-url.js";

/** What every BullMQ class is made with, whatever the engine. */
export interface EngineOptions {
  options: { connection: ConnectionOptions; prefix: string };
  factory: BackendFactory<RedisQueueBackend>;
}

/** Milliseconds until a server that does not answer counts as absent. */
export const CONNECT_MS = 5_000;

/**
 * The options for BullMQ's classes: `new Queue(name, options, factory)`. The two engines differ in
 * these lines and nowhere else.
 *
 * @param space Keeps queues of the same name apart: a schema on PostgreSQL, a prefix on Redis.
 * @param connections How many connections one queue or worker may open on PostgreSQL.
 * @param staysAlive Whether it keeps the program alive while it has nothing to do: a worker does.
 */
export function engineOptions(
  { engine, url }: QueueAddress,
  space: string,
  { connections, staysAlive }: { connections: number; staysAlive: boolean },
): EngineOptions {
  if (engine === "Redis") {
    // A worker waits for its next job in a command that must not count as a failure to retry.
    const connection = { url, maxRetriesPerRequest: null };
    return { options: { connection, prefix: space }, factory: createRedisBackend };
  }
  // Options of the session stand beside the one by which BullMQ finds the schema.
  const server = new URL(url);
  const session = server.searchParams.get("options");
  server.searchParams.delete("options");
  const connection = {
    connectionString: server.href,
    ...(session !== null && { options: session }),
    schema: space,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    allowExitOnIdle: !staysAlive,
  };
  // BullMQ types its classes for Redis unless they are told otherwise, one by one.
  return {
    options: { connection: connection as ConnectionOptions, prefix: space },
    factory: createPostgresBackend as unknown as BackendFactory<RedisQueueBackend>,
  };
}
