import type { Output } from "../notebook/index.js";

type Display = Extract<Output, { type: "display" }>;

export interface DisplayContent {
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  transient?: { display_id?: string };
}

/** The displays of a kernel that have an id: a later message, of any cell, may replace them. */
export interface Displays {
  add(content: DisplayContent): Display;
  /** Replaces what the displays with this id show; there may be none. */
  update(content: DisplayContent): void;
}

export function createDisplays(): Displays {
  const byId = new Map<string, Display[]>();
  return {
    add({ data = {}, metadata = {}, transient }) {
      const display: Display = { type: "display", data, metadata };
      const id = transient?.display_id;
      if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), display]);
      return display;
    },
    update({ data = {}, metadata = {}, transient }) {
      const id = transient?.display_id;
      if (id === undefined) return;
      for (const display of byId.get(id) ?? []) Object.assign(display, { data, metadata });
    },
  };
}
