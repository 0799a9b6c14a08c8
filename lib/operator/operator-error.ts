/** What was asked cannot be done. `next` says what to do about it. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  readonly next: string;

  constructor(message: string, next: string) {
    super(message);
    this.next = next;
  }
}
