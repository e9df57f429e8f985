import { createHash } from "node:crypto";

/** Where the files of a site go as they are made. */
export interface SiteSink {
  /**
   * Adds files, by path with `/`; one that is added again is replaced.
   *
   * @param digest Of all that they depend on; default: they are not known again.
   */
  put(
    files: Iterable<readonly [path: string, content: SiteContent]>,
    digest?: string,
  ): Promise<void>;
  /**
   * Adds files as the last site has them.
   *
   * @returns False, and adds none, where it has not all of them as they were put under this digest.
   */
  carry(paths: readonly string[], digest: string): Promise<boolean>;
  /** What was added under a path. */
  read(path: string): Promise<SiteContent>;
}

export type SiteContent = string | Uint8Array;

/** Adds a file, which need not be written where the last site has the same. */
export async function putContent(
  sink: SiteSink,
  path: string,
  content: SiteContent,
): Promise<void> {
  const digest = createHash("sha256").update(content).digest("hex");
  if (!(await sink.carry([path], digest))) await sink.put([[path, content]], digest);
}

/** Keeps the files in a map. */
export function mapSink(site: Map<string, SiteContent>): SiteSink {
  return {
    async put(files) {
      for (const [path, content] of files) site.set(path, content);
    },
    carry: async () => false,
    read: async (path) => site.get(path)!,
  };
}
