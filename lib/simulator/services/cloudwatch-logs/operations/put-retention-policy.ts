import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameter } from '../errors.ts';
import { requireGroup } from '../groups.ts';
import type { LogsState } from '../state.ts';

const DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

export function putRetentionPolicy(input: any, { state }: CallContext<LogsState>) {
  if (!DAYS.includes(input.retentionInDays)) {
    throw invalidParameter(
      `1 validation error detected: Value '${input.retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${DAYS.join(', ')}]`,
    );
  }
  requireGroup(state, input).retentionDays = input.retentionInDays;
  return {};
}
