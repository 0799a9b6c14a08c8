/** An error that a service answers with: its code and message go to the caller as the service words them. */
export class ServiceError extends Error {
  readonly code: string;
  readonly statusCode: number;
  /** Further members of the error's shape. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: { statusCode?: number; members?: Record<string, unknown> } = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.statusCode = options.statusCode ?? 400;
    this.members = options.members ?? {};
  }
}
