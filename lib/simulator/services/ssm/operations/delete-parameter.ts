import type { DeleteParameterRequest } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { reservedName } from '../errors.ts';
import { getParameterRecord } from '../parameters.ts';
import type { SsmState } from '../state.ts';
import { tell } from '../transitions/parameter-change.ts';

export function deleteParameter({ Name = '' }: DeleteParameterRequest, context: CallContext<SsmState>): object {
  const record = getParameterRecord(context, Name);
  if (record.account !== context.caller.account) throw reservedName(record.name);
  context.state.parameters.delete(record.name);
  tell(context, record, { version: record.versions.at(-1), operation: 'Delete' });
  return {};
}
