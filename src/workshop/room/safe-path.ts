/**
 * The path of a request, decoded, where it can only lead into the folder: plain names, none hidden,
 * no step upwards, none by which Windows finds a file of another name. Nothing where it is anything
 * else.
 */
export function safePath(url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0]!);
  } catch {
    return undefined;
  }
  // Twice encoded, it would be decoded once more by who serves it.
  if (!path.startsWith("/") || /[\\%:~\p{C}]/u.test(path)) return undefined;
  if (path === "/") return path;
  const plain = path
    .slice(1)
    .split("/")
    .every((name) => name !== "" && !/^\.|[. ]$/.test(name));
  return plain ? path : undefined;
}
