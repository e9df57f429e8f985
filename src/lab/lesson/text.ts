import { figure } from "./figure.js";

/** A sentence with values of this run, its numbers written by {@link figure}: `` text`${ratio} times` ``. */
export function text(strings: TemplateStringsArray, ...values: unknown[]): string {
  return String.raw({ raw: strings.map(String) }, ...values.map(figure));
}
