import { button } from "./build.js";
import { keep, recall } from "./store.js";

type Theme = "light" | "dark";

/** The reader's choice of light or dark, kept for all pages; by default the system's. */
export function addThemeSwitch(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = (): Theme => (dark.matches ? "dark" : "light");
  const chosen = (): Theme => (recall("theme") as Theme | undefined) ?? system();
  const apply = () => {
    const theme = chosen();
    if (theme === system()) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    control.textContent = theme === "dark" ? "Light" : "Dark";
    control.setAttribute("aria-label", `Show in ${control.textContent.toLowerCase()} colours`);
  };
  const control = button("", "theme", () => {
    const next: Theme = chosen() === "dark" ? "light" : "dark";
    keep("theme", next === system() ? undefined : next);
    apply();
  });
  document.querySelector(".tools")?.append(control);
  dark.addEventListener("change", apply);
  apply();
}
