/** Everything that Jupyter, written in Python, takes for the end of a line. */
const line =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they end a line for Python
  /[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])|[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+$/g;

/** The lines of a text, each with its ending, split just where Jupyter splits when it saves. */
export function splitLines(text: string): string[] {
  return text.match(line) ?? [];
}
