const NAME = "overlap.slides.theme";

/** The theme that the instructor has chosen on this machine; by default the system's. */
export function addTheme(): void {
  const wished = new URLSearchParams(location.search).get("theme") ?? recall();
  if (wished === "light" || wished === "dark") document.documentElement.dataset.theme = wished;
}

/** From light to dark or back, kept for all decks. */
export function switchTheme(): string {
  const { dataset } = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const next = (dataset.theme ?? dark) === "dark" ? "light" : "dark";
  dataset.theme = next;
  try {
    localStorage.setItem(NAME, next);
  } catch {
    // Some browsers keep nothing for a folder.
  }
  return next;
}

function recall(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}
