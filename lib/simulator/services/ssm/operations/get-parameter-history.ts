import type { GetParameterHistoryRequest, GetParameterHistoryResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { page } from '../pages.ts';
import { getParameterRecord, showParameter } from '../parameters.ts';
import type { SsmState } from '../state.ts';

export function getParameterHistory(
  input: GetParameterHistoryRequest,
  context: CallContext<SsmState>,
): GetParameterHistoryResult {
  const record = getParameterRecord(context, input.Name ?? '');
  const { items, ...next } = page(record.versions, input, 50);
  const Parameters = items.map((version) => {
    const {
      ARN: _arn,
      Selector: _selector,
      ...shown
    } = showParameter(context, { record, version, selector: undefined }, input.WithDecryption === true);
    return { ...shown, LastModifiedUser: version.changedBy, Labels: [...version.labels], Tier: version.tier };
  });
  return { Parameters, ...next };
}
