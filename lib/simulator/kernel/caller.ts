/** Who makes a call. Only a `role` is judged against policies; operators own the account, services act for the region itself. */
export interface Caller {
  readonly kind: 'operator' | 'role' | 'service';
  /** The account that the caller belongs to, 12 digits. */
  readonly account: string;
  /** The caller as the region names it in messages and logs, e.g. the ARN of an assumed-role session. */
  readonly arn: string;
  /** For a role's session: the role's own ARN. */
  readonly roleArn?: string;
  /** For a service: its principal. */
  readonly principal?: string;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresMs: number;
}

/** Which credentials were given out to whom. */
export class Callers {
  readonly #byAccessKeyId = new Map<string, { caller: Caller; credentials: Credentials }>();
  #sweepAt = 1000;

  register(credentials: Credentials, caller: Caller, nowMs: number): void {
    if (this.#byAccessKeyId.size >= this.#sweepAt) this.#forgetExpired(nowMs);
    this.#byAccessKeyId.set(credentials.accessKeyId, { caller, credentials });
  }

  /** The caller that holds these credentials, or undefined when they are unknown or have expired. */
  find(accessKeyId: string, nowMs: number): Caller | undefined {
    const held = this.#byAccessKeyId.get(accessKeyId);
    return held === undefined || held.credentials.expiresMs <= nowMs ? undefined : held.caller;
  }

  #forgetExpired(nowMs: number): void {
    for (const [key, { credentials }] of this.#byAccessKeyId) {
      if (credentials.expiresMs <= nowMs) this.#byAccessKeyId.delete(key);
    }
    this.#sweepAt = 2 * this.#byAccessKeyId.size + 1000;
  }
}
