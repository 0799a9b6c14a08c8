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
