// A version becomes readable at once, or, for an AMI id, after EC2 was asked for it: PutParameter has answered by then.

import type { CallContext, ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { parameterArn } from '../parameters.ts';
import type { ParameterRecord, ParameterVersion, SsmState } from '../state.ts';

const KEPT_VERSIONS = 100;

export function publish(context: CallContext<SsmState>, name: string, version: ParameterVersion): void {
  if (version.dataType !== 'aws:ec2:image') {
    addVersion(context, name, version);
    return;
  }
  context.clock.after(context.duration('ssm.image-parameter-validation'), `validate ${name}:${version.number}`, () =>
    validate(context, name, version),
  );
}

// What the validation meets with and tries again for.
const PASSING: ReadonlySet<string> = new Set(['RequestLimitExceeded', 'InternalError']);

/** Reads the AMI as the one who put the parameter: their permission to describe images is needed. */
function validate(context: CallContext<SsmState>, name: string, version: ParameterVersion): void {
  try {
    const { Images } = context.call('ec2', 'DescribeImages', { ImageIds: [version.value] }, { as: context.caller });
    if (Images?.[0]?.State === 'available') addVersion(context, name, version);
    else refuse(context, name, version);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (PASSING.has(error.code)) publish(context, name, version);
    else refuse(context, name, version);
  }
}

function addVersion(context: CallContext<SsmState>, name: string, version: ParameterVersion): void {
  const { parameters } = context.state;
  const record = parameters.get(name);
  if (record === undefined) return;
  const versions = [...record.versions, version].sort((a, b) => a.number - b.number).slice(-KEPT_VERSIONS);
  parameters.set(name, { ...record, versions });
  context.transition(`parameter${name}`, undefined, version.value, { version: version.number });
  tell(context, record, { version, operation: record.versions.length === 0 ? 'Create' : 'Update' });
}

function refuse(context: CallContext<SsmState>, name: string, version: ParameterVersion): void {
  const { parameters } = context.state;
  const record = parameters.get(name);
  if (record === undefined) return;
  const operation = record.versions.length === 0 ? 'Create' : 'Update';
  if (record.versions.length === 0 && record.lastNumber === version.number) parameters.delete(name);
  tell(context, record, { version, operation, exception: 'Unable to Describe Resource' });
}

/** Tells the account that owns the parameter: no event comes for the public ones of AWS. */
export function tell(
  context: ServiceContext<SsmState>,
  record: ParameterRecord,
  change: { version: ParameterVersion | undefined; operation: string; exception?: string },
): void {
  if (record.account !== context.account) return;
  context.emit({
    source: 'aws.ssm',
    detailType: 'Parameter Store Change',
    resources: [parameterArn(context, record)],
    detail: {
      name: record.name,
      type: change.version?.type ?? 'String',
      dataType: change.version?.dataType ?? 'text',
      operation: change.operation,
      ...(change.exception === undefined ? {} : { exception: change.exception }),
    },
  });
}
