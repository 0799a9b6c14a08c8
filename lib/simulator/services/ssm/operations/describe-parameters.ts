import type { DescribeParametersRequest, DescribeParametersResult, ParameterMetadata } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { page } from '../pages.ts';
import { matchesAll } from '../parameter-filters.ts';
import { parameterArn } from '../parameters.ts';
import type { ParameterRecord, ParameterVersion, SsmState } from '../state.ts';

const DEFAULT_PAGE = 50;

/** The caller's own parameters; the public ones are read by path. */
export function describeParameters(
  input: DescribeParametersRequest,
  context: CallContext<SsmState>,
): DescribeParametersResult {
  const older = (input.Filters ?? []).map(({ Key, Values }) => ({ Key, Values, Option: 'BeginsWith' }));
  const found = [...context.state.parameters.values()].filter(
    (record) =>
      record.account === context.caller.account &&
      record.versions.length > 0 &&
      matchesAll(record, [...older, ...(input.ParameterFilters ?? [])]),
  );
  const { items, ...next } = page(found, input, DEFAULT_PAGE);
  return { Parameters: items.map((record) => describe(record, context)), ...next };
}

function describe(record: ParameterRecord, context: CallContext<SsmState>): ParameterMetadata {
  const version = record.versions.at(-1) as ParameterVersion;
  return {
    Name: record.name,
    ARN: parameterArn(context, record),
    Type: version.type,
    DataType: version.dataType,
    Version: version.number,
    Tier: version.tier,
    LastModifiedDate: new Date(version.changedAtMs),
    LastModifiedUser: version.changedBy,
    Policies: [],
    ...(version.description === undefined ? {} : { Description: version.description }),
    ...(version.allowedPattern === undefined ? {} : { AllowedPattern: version.allowedPattern }),
    ...(version.keyId === undefined ? {} : { KeyId: version.keyId }),
  };
}
