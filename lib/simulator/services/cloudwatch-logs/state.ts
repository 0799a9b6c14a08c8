export interface LogEvent {
  readonly id: number;
  readonly timestamp: number;
  readonly message: string;
  readonly ingestedMs: number;
}

export interface LogStream {
  readonly name: string;
  readonly createdMs: number;
  events: LogEvent[];
}

export interface LogGroup {
  readonly name: string;
  readonly createdMs: number;
  retentionDays: number | undefined;
  kmsKeyId: string | undefined;
  readonly tags: Map<string, string>;
  readonly streams: Map<string, LogStream>;
}

export interface LogsState {
  readonly groups: Map<string, LogGroup>;
  readonly resourcePolicies: Map<string, { readonly document: string; readonly changedMs: number }>;
  nextEventId: number;
}

export const createState = (): LogsState => ({ groups: new Map(), resourcePolicies: new Map(), nextEventId: 1 });

/** All policies of the account as one: each speaks of the groups that it names. */
export function accountPolicy({ resourcePolicies }: LogsState): string | undefined {
  if (resourcePolicies.size === 0) return undefined;
  const Statement = [...resourcePolicies.values()].flatMap(({ document }) => JSON.parse(document).Statement);
  return JSON.stringify({ Version: '2012-10-17', Statement: Statement.map(({ Sid: _, ...rest }) => rest) });
}
