import { button, make } from "./build.js";

/**
 * Prints the lesson as a handout: as it stands, or with every solution and hint open. What is
 * folded is left out on paper.
 */
export function offerPrint(): void {
  const end = document.querySelector(".provenance");
  if (!document.body.dataset.lesson || !end) return;
  end.before(
    make(
      "p",
      { class: "marks" },
      button("Print", "print", () => print()),
      " ",
      button("Print with solutions", "print", printWithSolutions),
    ),
  );
}

function printWithSolutions(): void {
  const folded = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")].filter(
    (one) => !one.matches(".data, .hidden, .parts *"),
  );
  for (const one of folded) one.open = true;
  const fold = () => {
    for (const one of folded) one.open = false;
  };
  addEventListener("afterprint", fold, { once: true });
  print();
}
