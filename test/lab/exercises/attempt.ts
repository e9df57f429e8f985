import type { Attempt } from "overlap/lesson";

/** Runs an answer as it is: these answers end by themselves, so no watchdog is needed. */
export const attempt: Attempt = async (call) => call();
