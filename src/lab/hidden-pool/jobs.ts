import { pbkdf2 } from "node:crypto";
import { lookup } from "node:dns";
import { readFile, stat } from "node:fs";
import { get } from "node:http";
import { fileURLToPath } from "node:url";
import { gzip } from "node:zlib";
import type { Job } from "./job.js";

type Start = (job: Job, done: (error?: Error | null) => void) => void;

const smallFile = fileURLToPath(import.meta.url); // this one
const text = "What waits here, and for whom? ".repeat(100);

/** How many hashes a key takes: 10 to 20 ms of work on a processor of these years. */
export const ITERATIONS = 20_000;

/** What each kind of job asks Node.js for. All of them are asynchronous: they come back at once. */
export const starts: Record<Job["kind"], Start> = {
  key: ({ name }, done) => pbkdf2("correct horse", name, ITERATIONS, 32, "sha256", done),
  file: (_, done) => readFile(smallFile, done),
  stat: (_, done) => stat(smallFile, done),
  lookup: (_, done) => lookup("localhost", done),
  gzip: (_, done) => gzip(text, done),
  timer: (_, done) => setTimeout(done, 1),
  page: ({ url = "" }, done) =>
    get(url, { agent: false }, (page) => page.resume().on("end", done)).on("error", done),
};
