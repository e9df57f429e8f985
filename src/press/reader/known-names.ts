/** What is known of the names in a page's code, as the export writes it. */
export interface KnownNames {
  infos: { code: string; documentation: string }[];
  /** By cell or file, for each name: how far behind the start of the one before, and which of the infos. */
  places: Record<string, number[]>;
}

/** Begins to tell names; given is what the reader did while the script was on its way. */
export type TellNames = (known: KnownNames, events: readonly Event[]) => void;

/** What the scripts that are loaded later leave for the one that asked for them. */
export const shelf = globalThis as typeof globalThis & {
  overlapNames?: KnownNames;
  overlapTellNames?: TellNames;
};

/** The code of a lesson's cells, not what they put out, and that of a module's files. */
export const NAMED_CODE = ".cell.run pre.code:not(.output *), [data-file] pre.code";
