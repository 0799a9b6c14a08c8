import type { LabelParameterVersionRequest, LabelParameterVersionResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { other, parameterVersionNotFound } from '../errors.ts';
import { getParameterRecord } from '../parameters.ts';
import type { ParameterVersion, SsmState } from '../state.ts';
import { tell } from '../transitions/parameter-change.ts';

const MAX_LABELS = 10;

/** A label sits on one version: giving it to another takes it from the first. */
export function labelParameterVersion(
  input: LabelParameterVersionRequest,
  context: CallContext<SsmState>,
): LabelParameterVersionResult {
  const record = getParameterRecord(context, input.Name ?? '');
  const number = input.ParameterVersion ?? (record.versions.at(-1) as ParameterVersion).number;
  const target = record.versions.find((version) => version.number === number);
  if (target === undefined) throw parameterVersionNotFound(record.name, String(number));
  const asked = input.Labels ?? [];
  const InvalidLabels = asked.filter(
    (label) => !/^[a-zA-Z_][a-zA-Z0-9_.-]{0,99}$/.test(label) || /^(aws|ssm)/i.test(label),
  );
  const labels = asked.filter((label) => !InvalidLabels.includes(label));
  if (new Set([...target.labels, ...labels]).size > MAX_LABELS) {
    throw other('ParameterVersionLabelLimitExceeded', `A parameter version can have maximum ${MAX_LABELS} labels.`);
  }
  const versions = record.versions.map((version) => {
    const kept = version.labels.filter((label) => !labels.includes(label));
    return { ...version, labels: version === target ? [...kept, ...labels] : kept };
  });
  context.state.parameters.set(record.name, { ...record, versions });
  tell(context, record, { version: target, operation: 'LabelParameterVersion' });
  return { InvalidLabels, ParameterVersion: number };
}
