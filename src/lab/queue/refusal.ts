/** The queue was full and its policy is to refuse. */
export class QueueFullError extends Error {
  override readonly name = "QueueFullError";
}

/** The queue takes no more items. */
export class QueueClosedError extends Error {
  override readonly name = "QueueClosedError";
}
