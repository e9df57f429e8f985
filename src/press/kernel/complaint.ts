/**
 * The line of a process's error output that says what went wrong: the last that names an error, or
 * the last of all. Nothing when it wrote nothing.
 */
export function usefulLine(text: string): string | undefined {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("at "));
  const line = lines.filter((line) => NAMES_ERROR.test(line)).at(-1) ?? lines.at(-1);
  return line
    ?.replace(/^(?:UnhandledPromiseRejection|UncaughtException): /, "")
    .replace(/ \{$/, "");
}

const NAMES_ERROR = /^(?:\w+: )?\[?(?:[A-Z]\w*)?Error\b|FATAL ERROR|^Cannot find /;
