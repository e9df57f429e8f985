import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { timeLimit } from "../press/kernel/time-limit.js";
import { elements, parse } from "../press/page/index.js";
import { findChromium } from "./find-chromium.js";

/** A slide that does not fit a screen. */
export interface Misfit {
  deck: string;
  slide: string;
  /** `1280x720` */
  size: string;
  theme: string;
  reason: string;
}

export interface Fit {
  slides: number;
  misfits: Misfit[];
}

/**
 * Opens the page that measures all slides in a Chromium of this machine, and reads what it says.
 *
 * @param timeout Seconds; default 600.
 * @returns Nothing where there is no Chromium.
 * @throws Error when Chromium fails, says nothing, or is not done in time.
 */
export async function fitOfSlides(
  page: string,
  { signal, timeout = 600 }: { signal: AbortSignal; timeout?: number },
): Promise<Fit | undefined> {
  const chromium = findChromium();
  if (chromium === undefined) return undefined;
  const profile = await mkdtemp(join(tmpdir(), "overlap-fit-"));
  const flags = [
    ...["--headless", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-quic"],
    ...["--disable-background-networking", "--disable-component-update"],
    // Chromium refuses its sandbox to root, which is who runs in containers.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    `--user-data-dir=${profile}`,
    // Time in the page goes on only while nothing is left to do, so it lasts until all is measured.
    `--virtual-time-budget=${timeout * 1000}`,
    "--dump-dom",
  ];
  try {
    const html = await output(chromium, [...flags, pathToFileURL(page).href], { signal, timeout });
    const text = [...elements(parse(html))]
      .map(({ properties }) => properties.dataOutcome)
      .find((outcome) => outcome !== undefined);
    if (text === undefined) throw new Error("Chromium has not measured the slides");
    return JSON.parse(String(text)) as Fit;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function output(
  program: string,
  args: string[],
  { signal, timeout }: { signal: AbortSignal; timeout: number },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = timeLimit(timeout * 1000, signal);
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "ignore"],
      signal: limit.signal,
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    child.once("error", (error) => {
      limit.clear();
      reject(error);
    });
    child.once("close", (code) => {
      limit.clear();
      if (code === 0) resolve(text);
      else reject(new Error(`Chromium ended with ${code}`));
    });
  });
}
