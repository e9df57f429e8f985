/** The first place at which a text stops being JSON. */
export interface JsonFault {
  offset: number;
  /** What could stand there: "`,` or `}`". */
  expected: string;
}

const space = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a JSON string may not hold them
const string = /"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Finds what JSON.parse objects to; undefined when the text is JSON.
 * Needed because engines differ in whether their message tells the place.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const cursor = new Cursor(text);
  try {
    readValue(cursor, "a value");
    cursor.skip(space);
    if (cursor.at < text.length) cursor.fail("the end of the file");
  } catch (fault) {
    if (fault instanceof Fault) return { offset: fault.offset, expected: fault.expected };
    throw fault;
  }
  return undefined;
}

class Fault extends Error {
  constructor(
    readonly offset: number,
    readonly expected: string,
  ) {
    super(expected);
  }
}

class Cursor {
  at = 0;
  constructor(readonly text: string) {}

  /** Moves behind what the sticky pattern matches here; false when it matches nothing. */
  skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  next(): string | undefined {
    this.skip(space);
    return this.text[this.at];
  }

  fail(expected: string): never {
    throw new Fault(this.at, expected);
  }
}

function readValue(cursor: Cursor, expected: string): void {
  const first = cursor.next();
  if (first === "{") readList(cursor, "}", readMember);
  else if (first === "[") readList(cursor, "]", (inner) => readValue(inner, "a value"));
  else if (first === '"') readString(cursor);
  else if (!cursor.skip(scalar)) cursor.fail(expected);
}

function readList(cursor: Cursor, close: "}" | "]", readItem: (cursor: Cursor) => void): void {
  cursor.at++;
  if (cursor.next() === close) {
    cursor.at++;
    return;
  }
  for (;;) {
    readItem(cursor);
    const next = cursor.next();
    if (next !== "," && next !== close) cursor.fail(`\`,\` or \`${close}\``);
    cursor.at++;
    if (next === close) return;
  }
}

function readMember(cursor: Cursor): void {
  if (cursor.next() !== '"') cursor.fail("a name in double quotes");
  readString(cursor);
  if (cursor.next() !== ":") cursor.fail("`:`");
  cursor.at++;
  readValue(cursor, "a value");
}

function readString(cursor: Cursor): void {
  cursor.skip(string);
  const next = cursor.text[cursor.at];
  if (next === "\\") cursor.fail("an escape such as `\\n`");
  if (next !== '"') cursor.fail('the `"` that ends the string');
  cursor.at++;
}
