/** Lights the part of the lesson that is being read in the list beside it. */
export function lightCurrentPart(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".parts.beside a")];
  const headings = links.map((link) =>
    document.getElementById(decodeURIComponent(link.hash.slice(1))),
  );
  if (links.length === 0) return;
  const light = () => {
    const line = innerHeight / 4;
    const passed = headings.filter(
      (heading) => heading && heading.getBoundingClientRect().top < line,
    );
    const current = links[passed.length - 1];
    for (const link of links) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let due = false;
  addEventListener(
    "scroll",
    () => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => {
        due = false;
        light();
      });
    },
    { passive: true },
  );
  light();
}
