import { isOurs } from "./state.js";

/** The screens that decks are measured on, and this one. */
const SIZES = [
  [1280, 720],
  [1920, 1080],
] as const;

interface Told {
  overlap: "fit";
  count: number;
  misfits: { theme: string; slide: string; reason: string }[];
}

/** Measures all decks one after another in a hidden window, and says what does not fit. */
export async function startFit(): Promise<void> {
  const decks = document.body.dataset.decks?.split(" ").filter(Boolean) ?? [];
  const outcome = document.getElementById("outcome")!;
  const list = document.getElementById("misfits")!;
  const all: object[] = [];
  let measured = 0;
  for (const deck of decks) {
    for (const [width, height] of SIZES) {
      outcome.textContent = `Measuring ${deck} at ${width}x${height}.`;
      const { count, misfits } = await measure(deck, width, height);
      measured += count;
      for (const misfit of misfits) {
        const { theme, slide, reason } = misfit;
        all.push({ deck, size: `${width}x${height}`, ...misfit });
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = `${deck}.html#/${slide}`;
        link.textContent = `${deck} › ${slide}`;
        item.append(link, ` (${width}x${height}, ${theme}): ${reason}`);
        list.append(item);
      }
    }
  }
  outcome.textContent =
    all.length === 0
      ? `Every slide fits: ${measured / SIZES.length} slides, at ${SIZES.map((size) => size.join("x")).join(" and ")}, light and dark.`
      : `${all.length} misfits.`;
  const result = { slides: measured / SIZES.length, misfits: all };
  outcome.dataset.outcome = JSON.stringify(result);
}

function measure(deck: string, width: number, height: number): Promise<Told> {
  const frame = document.createElement("iframe");
  frame.width = String(width);
  frame.height = String(height);
  frame.title = "The deck that is measured";
  frame.src = `${deck}.html?fit`;
  return new Promise<Told>((resolve) => {
    const listen = ({ source, data }: MessageEvent) => {
      if (source !== frame.contentWindow || !isOurs(data) || data.overlap !== "fit") return;
      removeEventListener("message", listen);
      frame.remove();
      resolve(data as Told);
    };
    addEventListener("message", listen);
    document.body.append(frame);
  });
}
