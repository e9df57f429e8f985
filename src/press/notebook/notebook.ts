/** A notebook as the rest of the press sees it: sources joined, defaults filled in. */
export interface Notebook {
  /** The path it was read from. */
  file: string;
  /** The file's name without its ending: `03-honest-downloads`. */
  id: string;
  /** The text of the first heading. */
  title: string;
  /** nbformat 4.`minor`. */
  minor: number;
  metadata: Record<string, unknown>;
  cells: Cell[];
}

export interface Cell {
  /** Unique in its notebook; in our own a readable slug. */
  id: string;
  kind: "markdown" | "code" | "raw";
  source: string;
  tags: string[];
  metadata: Record<string, unknown>;
  /** Attached files by name, each a MIME bundle of base64 texts. */
  attachments: Record<string, Record<string, string>>;
  outputs: Output[];
  executionCount: number | null;
}

/** What a cell put out. `display` stands for both `display_data` and `execute_result`. */
export type Output =
  | { type: "stream"; name: "stdout" | "stderr"; text: string }
  | { type: "display"; data: Record<string, unknown>; metadata: Record<string, unknown> }
  | { type: "error"; name: string; message: string; traceback: string[] };
