/** The site cannot be written; `message` says in one line where and why. */
export class SiteError extends Error {
  override readonly name = "SiteError";
}

const REASONS: Record<string, string> = {
  EACCES: "permission denied",
  EDQUOT: "the disk quota is used up",
  ENAMETOOLONG: "the name is too long",
  ENOSPC: "no space is left on the disk",
  ENOTEMPTY: "another build has just written it",
  ENOTDIR: "a part of the path is a file",
  EPERM: "permission denied, or a file in it is open",
  EROFS: "the file system is read-only",
};

/** What a failed call on files means, in words, with its code. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return String(message ?? error).split("\n")[0]!;
  return REASONS[code] === undefined ? `${message}` : `${REASONS[code]} (${code})`;
}
