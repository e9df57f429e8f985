/** Why the room does not do what was asked; its message is for the person who asked. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** As HTTP says it. */
  readonly status: number;
  /** After how many seconds it may be tried again. */
  readonly after: number | undefined;

  constructor(status: number, message: string, after?: number) {
    super(message);
    this.status = status;
    this.after = after;
  }
}
