import { memoryCache, type Scope } from "#press/page";

/** The surroundings of a cell `intro` in a course with a lesson 03. */
export function scopeWith(changes: Partial<Scope> = {}): Scope & { reports: string[] } {
  const reports: string[] = [];
  const slugs = new Map<string, number>();
  return {
    cell: "intro",
    cache: memoryCache(),
    attachments: { "dot.png": { "image/png": "iVBO\nRw0K\n" } },
    slug(title) {
      const slug = title.toLowerCase().replace(/\W+/g, "-");
      const count = (slugs.get(slug) ?? 0) + 1;
      slugs.set(slug, count);
      return count === 1 ? slug : `${slug}-${count}`;
    },
    resolve: (href) =>
      /^#|03-honest-downloads/.test(href)
        ? href.replace(/^\.\//, "").replace(".ipynb", ".html")
        : undefined,
    report: (message) => reports.push(message),
    reports,
    ...changes,
  };
}
