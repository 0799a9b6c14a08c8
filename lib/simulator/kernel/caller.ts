/** Who makes a call. A `role` is judged by its policies; operators may do what resources do not deny, services act for the region itself. */
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
  /** Further values by which policies may know the caller. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Policies that bound this session alone, as text. */
  readonly boundedBy?: readonly string[];
  /**
   * Whether it waits until writes are seen everywhere, its own and those of others, as AWS's services do among themselves. Told
   * of others that do, such as CloudFormation acting with a role, and of a service that answers within a user's request.
   */
  readonly settled?: boolean;
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
