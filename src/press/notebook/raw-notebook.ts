/** What a notebook file of nbformat 4.0 to 4.5 holds, once it is known to be well formed. */

/** Long texts are stored whole or cut into lines. */
export type Lines = string | string[];

export interface RawNotebook {
  nbformat: number;
  nbformat_minor: number;
  metadata: Record<string, unknown>;
  cells: RawCell[];
}

export interface RawCell {
  id?: string;
  cell_type: "markdown" | "code" | "raw";
  metadata: { tags?: string[]; [name: string]: unknown };
  source: Lines;
  attachments?: Record<string, Record<string, Lines>>;
  outputs?: RawOutput[];
  execution_count?: number | null;
}

export type RawOutput =
  | { output_type: "stream"; name: string; text: Lines }
  | {
      output_type: "display_data" | "execute_result";
      data: Record<string, unknown>;
      metadata: Record<string, unknown>;
    }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] };

/** MIME types whose data is a JSON value; all others hold text. */
export const jsonMime = /^application\/(.*\+)?json$/;
