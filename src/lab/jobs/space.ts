import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import pg from "pg";
import { runMigrations } from "./bullmq.js";
import { CONNECT_MS } from "./engine.js";
import { type QueueAddress, withoutPassword } from "./queue-url.js";

/** A name for the queues of one run, so that several can share a server. */
export function newSpace(): string {
  return `overlap_${randomBytes(4).toString("hex")}`;
}

/**
 * Makes the space, which on PostgreSQL is a schema with BullMQ's tables; on Redis nothing has to be.
 *
 * @throws Error in one line when the server cannot be reached.
 */
export async function createSpace(address: QueueAddress, space: string): Promise<void> {
  await using(
    address,
    async (client) => {
      await runMigrations(client, checked(space));
    },
    async (redis) => {
      await redis.ping();
    },
  );
}

/** Removes the space with all that is in it. */
export async function dropSpace(address: QueueAddress, space: string): Promise<void> {
  await using(
    address,
    async (client) => {
      await client.query(`DROP SCHEMA IF EXISTS "${checked(space)}" CASCADE`);
    },
    async (redis) => {
      for await (const keys of redis.scanStream({ match: `${checked(space)}:*`, count: 500 })) {
        if (keys.length > 0) await redis.unlink(...(keys as string[]));
      }
    },
  );
}

/** Whether something of the space is on the server. */
export async function spaceExists(address: QueueAddress, space: string): Promise<boolean> {
  let found = false;
  await using(
    address,
    async (client) => {
      const { rowCount } = await client.query(
        "SELECT 1 FROM information_schema.schemata WHERE schema_name = $1",
        [space],
      );
      found = rowCount === 1;
    },
    async (redis) => {
      for await (const keys of redis.scanStream({ match: `${checked(space)}:*`, count: 500 })) {
        found ||= keys.length > 0;
      }
    },
  );
  return found;
}

/** One connection for a moment. It does not retry: who is not there now is reported. */
async function using(
  address: QueueAddress,
  withPostgres: (client: pg.Client) => Promise<void>,
  withRedis: (redis: Redis) => Promise<void>,
): Promise<void> {
  try {
    if (address.engine === "Redis") await onRedis(address.url, withRedis);
    else await onPostgres(address.url, withPostgres);
  } catch (error) {
    const why =
      error instanceof Error ? (error as NodeJS.ErrnoException).code || error.message : error;
    throw new Error(
      `no queue server to be used at ${withoutPassword(address.url)}: ${String(why).split("\n")[0]}`,
      { cause: error },
    );
  }
}

async function onPostgres(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: 2 * CONNECT_MS,
  });
  client.on("error", () => {}); // a connection that breaks fails its query
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function onRedis(url: string, use: (redis: Redis) => Promise<void>): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: 2 * CONNECT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let reason: Error | undefined;
  redis.on("error", (error) => {
    reason = error;
  });
  try {
    await redis.connect();
    await use(redis);
  } catch (error) {
    throw reason ?? error;
  } finally {
    redis.disconnect();
  }
}

/** A schema's name cannot be passed as a parameter. */
function checked(space: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(space)) {
    throw new TypeError(`space: expected small letters, digits and _, not "${space}"`);
  }
  return space;
}
