import type { Flaw } from "./flaw.js";
import { chunkMisuse } from "./flaws/chunk-misuse.js";
import { differentWork } from "./flaws/different-work.js";
import { largestProcess } from "./flaws/largest-process.js";
import { lastElement } from "./flaws/last-element.js";
import { sessionPerRequest } from "./flaws/session-per-request.js";
import { startUp } from "./flaws/start-up.js";
import { swallowedErrors } from "./flaws/swallowed-errors.js";
import { tooSmall } from "./flaws/too-small.js";
import { unreadBodies } from "./flaws/unread-bodies.js";

/** All of them, in the order in which the course met them. */
export const flaws: readonly Flaw[] = [
  unreadBodies,
  sessionPerRequest,
  swallowedErrors,
  chunkMisuse,
  lastElement,
  differentWork,
  startUp,
  tooSmall,
  largestProcess,
];
