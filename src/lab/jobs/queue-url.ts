/** The servers that keep queues here. */
export type Engine = "PostgreSQL" | "Redis";

/** Where queues are kept: a server that others may share. */
export interface QueueAddress {
  engine: Engine;
  url: string;
}

const engines: Record<string, Engine> = {
  "postgres:": "PostgreSQL",
  "postgresql:": "PostgreSQL",
  "redis:": "Redis",
  "rediss:": "Redis",
};

/**
 * Tells the engine from a url.
 *
 * @throws TypeError in one line that says what is expected; it does not repeat a password.
 */
export function toQueueAddress(url: string): QueueAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const engine = parsed && engines[parsed.protocol];
  if (parsed === undefined || engine === undefined || parsed.hostname === "") {
    const came = parsed ? withoutPassword(parsed) : url.split("@").at(-1);
    throw new TypeError(
      `QUEUE_URL: expected postgres://user:password@host/database or redis://host:port, not "${came}"`,
    );
  }
  return { engine, url };
}

/** The address as it may be shown. */
export function withoutPassword(url: URL | string): string {
  const shown = new URL(url);
  if (shown.password !== "") shown.password = "***";
  return shown.href;
}
