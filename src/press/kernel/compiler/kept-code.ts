import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import Module, { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

const DIGEST_BYTES = 32;

/**
 * Requires a CommonJS module with the machine code that V8 made of it in an earlier process: tslab's
 * compiler is eight megabytes of JavaScript. Where none is kept, or none that fits, V8 compiles it,
 * and what it has compiled is kept when this process ends.
 *
 * @param path The module's file, in full.
 * @param folder Where the code is kept, that of one module; it need not exist.
 */
export function requireKept(path: string, folder: string): unknown {
  const kept = join(folder, fileName(path));
  const cachedData = read(kept);
  const script = new Script(Module.wrap(readFileSync(path, "utf8")), {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  const require = createRequire(path);
  const module = new Module(path);
  module.filename = path;
  require.cache[path] = module;
  const { exports } = module;
  script.runInThisContext().call(exports, exports, require, module, path, dirname(path));
  module.loaded = true;
  if (!cachedData || script.cachedDataRejected) {
    process.once("exit", () => write(kept, script.createCachedData()));
  }
  return module.exports;
}

/** Another one for each state of the module and each Node.js: V8 takes no other's code. */
function fileName(path: string): string {
  const { size, mtimeMs } = statSync(path);
  const { versions, arch } = process;
  const state = [path, size, mtimeMs, versions.v8, arch, process.execArgv.join(" ")];
  return `${createHash("sha256").update(state.join("\n")).digest("hex").slice(0, 16)}.bin`;
}

/** V8 itself does not notice when a byte has changed. */
function read(file: string): Buffer | undefined {
  try {
    const all = readFileSync(file);
    const code = all.subarray(DIGEST_BYTES);
    return digest(code).equals(all.subarray(0, DIGEST_BYTES)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/**
 * In place of what was kept before. Readers see all or nothing; that it cannot be kept costs the next
 * process a moment, no more.
 */
function write(file: string, code: Buffer): void {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, Buffer.concat([digest(code), code]));
    renameSync(fresh, file);
    const others = readdirSync(folder).filter((name) => name !== basename(file));
    for (const name of others) rmSync(join(folder, name), { force: true });
  } catch {}
}

function digest(code: Buffer): Buffer {
  return createHash("sha256").update(code).digest();
}
