import { type FileHandle, open } from "node:fs/promises";

/** A file to which lines are only ever added. */
export interface Log {
  /** Resolves when the record is on the disk: neither a kill nor a power failure takes it back. */
  append(record: object): Promise<void>;
  /** Writes what waits, then closes the file. */
  close(): Promise<void>;
}

export interface OpenedLog {
  log: Log;
  /** What was written before, in order. */
  records: unknown[];
  /** Lines that are no JSON, by number: damage to the disk. They stay where they are. */
  damaged: number[];
}

interface Waiting {
  line: string;
  resolve(): void;
  reject(reason: unknown): void;
}

/** Records that may wait for the disk; more means that it has stopped. */
const MOST = 20_000;
const LINE_BREAK = 0x0a;
/** Bytes that are read at once: systems have a limit, at 2 GiB or below. */
const AT_ONCE = 2 ** 28;

/**
 * Opens a log, makes it where there is none, and reads what it holds. A last line without its line
 * break was being written when the process was killed: nobody was told that it is kept, and it is
 * cut off.
 */
export async function openLog(file: string): Promise<OpenedLog> {
  const handle = await openOrMake(file);
  try {
    const bytes = await readAll(handle);
    const whole = bytes.lastIndexOf(LINE_BREAK) + 1;
    if (whole < bytes.length) await handle.truncate(whole);
    const records: unknown[] = [];
    const damaged: number[] = [];
    // Line by line: all of it may be longer than a string can be.
    for (let start = 0, number = 1; start < whole; number++) {
      const end = bytes.indexOf(LINE_BREAK, start);
      try {
        records.push(JSON.parse(bytes.toString("utf8", start, end)));
      } catch {
        damaged.push(number);
      }
      start = end + 1;
    }
    return { log: writer(handle, whole), records, damaged };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Not for appending: some systems cannot cut a file off that was opened so. */
async function openOrMake(file: string): Promise<FileHandle> {
  try {
    return await open(file, "r+");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return open(file, "wx+", 0o600);
  }
}

/** All that comes while a batch is being synced is the next batch: one sync serves many. */
function writer(handle: FileHandle, start: number): Log {
  let length = start;
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;
  let closed = false;
  let spoilt: Error | undefined;

  async function write(batch: readonly Waiting[]): Promise<void> {
    const bytes = Buffer.from(batch.map(({ line }) => line).join(""));
    if (spoilt) throw spoilt;
    try {
      await writeAll(handle, bytes, length);
      await handle.datasync();
      length += bytes.length;
    } catch (error) {
      // Half a line would spoil the next one.
      await handle.truncate(length).catch(({ message }: Error) => {
        spoilt = new Error(
          `the log ends in half a line since a write failed, which cannot be cut off (${message}): open the room again`,
        );
      });
      throw error;
    }
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await write(batch);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    flushing = undefined;
  }

  return {
    append(record) {
      if (closed) return Promise.reject(new Error("the log is closed"));
      if (waiting.length >= MOST) return Promise.reject(new Error("the disk does not keep up"));
      return new Promise((resolve, reject) => {
        waiting.push({ line: `${JSON.stringify(record)}\n`, resolve, reject });
        flushing ??= flush();
      });
    },
    async close() {
      if (closed) return;
      closed = true;
      await flushing;
      await handle.close();
    },
  };
}

async function writeAll(handle: FileHandle, bytes: Buffer, start: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const rest = bytes.length - written;
    written += (await handle.write(bytes, written, rest, start + written)).bytesWritten;
  }
}

async function readAll(handle: FileHandle): Promise<Buffer> {
  const { size } = await handle.stat();
  const bytes = Buffer.alloc(size);
  let read = 0;
  while (read < size) {
    const { bytesRead } = await handle.read(bytes, read, Math.min(size - read, AT_ONCE), read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}
