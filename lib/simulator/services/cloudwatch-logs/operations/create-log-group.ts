import type { CallContext } from '../../../kernel/service.ts';
import { alreadyExists, invalidParameter } from '../errors.ts';
import type { LogsState } from '../state.ts';

export function createLogGroup(input: any, { state, clock }: CallContext<LogsState>) {
  const name: string = input.logGroupName;
  if (!/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) {
    throw invalidParameter(
      `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
    );
  }
  if (state.groups.has(name)) throw alreadyExists('log group');
  state.groups.set(name, {
    name,
    createdMs: clock.nowMs,
    retentionDays: undefined,
    kmsKeyId: input.kmsKeyId,
    tags: new Map(Object.entries(input.tags ?? {})),
    streams: new Map(),
  });
  return {};
}
