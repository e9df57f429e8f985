import { page } from "../errands.js";
import type { Flaw } from "../flaw.js";

const pages = 20;

/** What failed is caught and counts as done: the worse the server, the faster the program. */
export const swallowedErrors: Flaw = {
  name: "swallowed errors",
  articles: ["csrgxtu", "rhymes"],
  lesson: "05",
  kind: "exact",
  claim: "With a quarter of the pages failing, the program that swallows errors reports all pages.",
  async show({ web }) {
    const failing = (n: number) => n % 4 === 3;
    const urls = web.pages(pages).map((url, n) => {
      return failing(n) ? web.page(n, { failure: "status" }) : url;
    });
    const ends = await Promise.allSettled(urls.map(page));
    const came = ends.filter(({ status }) => status === "fulfilled").length;
    const swallowing = await Promise.all(urls.map((url) => page(url).catch(() => undefined)));
    const failures = urls.filter((_, n) => failing(n)).length;
    return {
      figure: "pages that are reported",
      fair: came,
      flawed: swallowing.length,
      shown: came === pages - failures && swallowing.length === pages,
      seen: `${swallowing.length} pages reported, ${came} came`,
    };
  },
};
