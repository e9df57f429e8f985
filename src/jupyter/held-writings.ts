export type StreamName = "stdout" | "stderr";
export type WriteStream = (name: StreamName, text: string) => void;

/** What a cell writes, on its way to the notebook. */
export interface HeldWritings {
  write: WriteStream;
  /** The last text that went to the standard output. */
  readonly lastSaid: string;
  /** Takes back what was written to standard error last. */
  take(): string[];
  flush(): void;
}

/**
 * Keeps the last writings to standard error back for a moment: tslab writes there why a cell failed,
 * and only then says that it failed. Everything else passes, in order.
 */
export function holdWritings(pass: WriteStream): HeldWritings {
  const held: string[] = [];
  let timer: NodeJS.Immediate | undefined;
  let lastSaid = "";
  const flush = () => {
    clearImmediate(timer);
    timer = undefined;
    for (const text of held.splice(0)) pass("stderr", text);
  };
  return {
    write(name, text) {
      if (name === "stderr") {
        held.push(text);
        timer ??= setImmediate(flush);
        return;
      }
      flush();
      lastSaid = text;
      pass(name, text);
    },
    get lastSaid() {
      return lastSaid;
    },
    take: () => held.splice(0),
    flush,
  };
}
