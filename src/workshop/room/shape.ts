/** A drawing as plain data, so that a page and a file to keep draw the same. Texts are only texts. */
export type Shape = string | Drawn;

export interface Drawn {
  tag: string;
  attributes: Record<string, string | number>;
  children: Shape[];
}

export function shape(
  tag: string,
  attributes: Record<string, string | number> = {},
  ...children: Shape[]
): Drawn {
  return { tag, attributes, children };
}
