/** Remembered by the browser, one entry for each thing; a private window may forget or refuse it. */
const PREFIX = "overlap.";

/** What was kept under that name; nothing where there is none or the browser keeps nothing. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Everything that was kept, by name. */
export function kept(): Record<string, string> {
  try {
    const own = Object.entries(localStorage).filter(([key]) => key.startsWith(PREFIX));
    return Object.fromEntries(own.map(([key, value]) => [key.slice(PREFIX.length), value]));
  } catch {
    return {};
  }
}

/** Keeps a text, or forgets it where there is none. */
export function keep(name: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, text);
  } catch {
    // Then it holds for this page only.
  }
}
