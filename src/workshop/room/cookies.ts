/** The value of a cookie that a request brings. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const [key, value] = pair.split("=", 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}

/** For pages of the room only; no script reads it, and no other site has it sent. */
export function toCookie(name: string, value: string): string {
  const days = value === "" ? 0 : 30;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${days * 86_400}`;
}
