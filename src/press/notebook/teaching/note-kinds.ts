/**
 * What notes are for, each with the words in bold that begin its paragraph, and what these stand for.
 * Notes begin with one of them, so that an instructor finds in a second what the moment asks for.
 */
export const NOTE_KINDS = {
  "Ask.": "a question to the room, before the answer is on the screen",
  "Say.": "what the cell above shows only to those who know where to look",
  "Wrong answers.": "those that come, and what each of them reveals",
  "If a claim fails.": "which one, why, and what to say then",
  "Time.": "where it is lost, and what to leave out first",
} as const;

export type NoteKind = keyof typeof NOTE_KINDS;

const LEAD = /^\*\*([^*]+)\*\*(?:\s|$)/;

/** The kinds of a note's paragraphs in order. */
export function noteKinds(source: string): NoteKind[] {
  return source
    .split(/\n{2,}/)
    .map((paragraph) => LEAD.exec(paragraph)?.[1])
    .filter((lead) => lead !== undefined && Object.hasOwn(NOTE_KINDS, lead)) as NoteKind[];
}

/** Whether a note begins with the words of a kind. */
export function leadsWithKind(source: string): boolean {
  const lead = LEAD.exec(source)?.[1];
  return lead !== undefined && Object.hasOwn(NOTE_KINDS, lead);
}

/**
 * The claims about which a note says what to do when they fail: the ids that begin an item of its
 * list, as in "- `sum`, `as-published`: the timers are coarse."
 */
export function claimsInNote(source: string): { id: string; line: number }[] {
  if (!noteKinds(source).includes("If a claim fails.")) return [];
  return source.split("\n").flatMap((text, at) => {
    const [, ids] = /^- ((?:`[^`]+`(?:, | and )?)+):/.exec(text) ?? [];
    return [...(ids ?? "").matchAll(/`([^`]+)`/g)].map(([, id]) => ({ id: id!, line: at + 1 }));
  });
}
