import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** A function of one input; what it returns may be a promise. */
export type TaskFunction = (input: never) => unknown;

/** Where a function is found, so that a thread can find it too. */
export interface TaskModule {
  /** The module: a URL, a path, or the name of a package. */
  module: string | URL;
  /** The name under which it is exported; default `default`. */
  export?: string;
}

/** The same as threads are told it. */
export interface TaskAddress {
  module: string;
  name: string;
}

/** Turns a path into a URL, which every thread resolves alike; a package's name stays as it is. */
export function toAddress({ module, export: name = "default" }: TaskModule): TaskAddress {
  if (module instanceof URL || /^[a-z]{2,}:/i.test(module)) return { module: `${module}`, name };
  const isPath = /^(\.{0,2}[\\/]|[a-z]:)/i.test(module);
  return { module: isPath ? pathToFileURL(resolve(module)).href : module, name };
}

/**
 * Loads the function.
 *
 * @throws TypeError when the module has no such function; the message says what it has.
 */
export async function loadTask({
  module,
  name,
}: TaskAddress): Promise<(input: unknown) => unknown> {
  const exported: Record<string, unknown> = await import(module);
  const found = exported[name];
  if (typeof found === "function") return found as (input: unknown) => unknown;
  const names = Object.keys(exported).join(", ") || "nothing";
  throw new TypeError(`${module} exports no function "${name}", it exports ${names}`);
}
