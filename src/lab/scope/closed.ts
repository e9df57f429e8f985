/** A scope was used after it had ended; also the reason of its signal from then on. */
export class ScopeClosedError extends Error {
  override readonly name = "ScopeClosedError";
}
