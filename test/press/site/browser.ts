import { type Browser, chromium } from "playwright-core";
import { findChromium } from "#cli/find-chromium";

export { findChromium };

/** Why a test cannot have a browser here; on CI one must be there, so nothing is said and it fails. */
export function missingBrowser(): string | undefined {
  if (findChromium() !== undefined || process.env.CI) return undefined;
  return "no Chromium found: install it, or set CHROMIUM to its path";
}

/** Starts it headless, and so that it asks nothing of the network by itself. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("CI must have a Chromium: none was found");
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
  quiet.push("--disable-background-networking", "--disable-component-update");
  // Chromium refuses its sandbox to root, which is who runs in containers.
  if (process.getuid?.() === 0) quiet.push("--no-sandbox");
  return chromium.launch({ executablePath, args: quiet });
}
