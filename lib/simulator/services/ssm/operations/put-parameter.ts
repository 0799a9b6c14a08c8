import type { PutParameterRequest, PutParameterResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { other, parameterExists, reservedName, validation } from '../errors.ts';
import { isPublic, plainName } from '../parameters.ts';
import type { ParameterRecord, SsmState } from '../state.ts';
import { publish } from '../transitions/parameter-change.ts';

const STANDARD_BYTES = 4096;
const ADVANCED_BYTES = 8192;
const DATA_TYPES = ['text', 'aws:ec2:image', 'aws:ssm:integration'];

export function putParameter(input: PutParameterRequest, context: CallContext<SsmState>): PutParameterResult {
  const { state, caller, clock } = context;
  const name = plainName(input.Name ?? '');
  checkName(name, caller.account !== context.account);
  checkValue(input);
  const before = state.parameters.get(name);
  if (before !== undefined && input.Overwrite !== true) throw parameterExists();
  if (input.Overwrite === true && input.Tags !== undefined) {
    throw validation(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag.",
    );
  }
  const last = before?.versions.at(-1);
  const type = input.Type ?? last?.type;
  if (type === undefined) throw validation('A parameter type is required when you create a parameter.');
  const tier = tierOf(input, before);
  const number = (before?.lastNumber ?? 0) + 1;
  state.parameters.set(name, {
    name,
    account: caller.account,
    versions: before?.versions ?? [],
    lastNumber: number,
    tags: before?.tags ?? input.Tags ?? [],
  });
  publish(context, name, {
    number,
    value: input.Value ?? '',
    type,
    dataType: input.DataType ?? last?.dataType ?? 'text',
    description: input.Description ?? last?.description,
    allowedPattern: input.AllowedPattern ?? last?.allowedPattern,
    keyId: type === 'SecureString' ? (input.KeyId ?? 'alias/aws/ssm') : undefined,
    tier,
    changedAtMs: clock.nowMs,
    changedBy: caller.arn,
    labels: [],
  });
  return { Version: number, Tier: tier };
}

function checkName(name: string, vendor: boolean): void {
  if (!/^\/?[a-zA-Z0-9_.-]+(\/[a-zA-Z0-9_.-]+)*$/.test(name)) {
    throw validation(
      'Parameter name must be a fully qualified name: it may hold letters, numbers and . - _ between slashes, and starts with a slash when it has a path.',
    );
  }
  if (name.slice(1).includes('/') && !name.startsWith('/')) {
    throw validation(`Parameter name must be a fully qualified name: ${name}`);
  }
  if (name.split('/').length > 16)
    throw other('HierarchyLevelLimitExceededException', 'A hierarchy has at most 15 levels.');
  if (vendor) {
    if (!isPublic(name)) throw reservedName(name);
    return;
  }
  if (/^\/?(aws|ssm)/i.test(name)) throw reservedName(name);
}

function checkValue({ Value = '', DataType = 'text', AllowedPattern }: PutParameterRequest): void {
  if (Value === '')
    throw validation(
      "Value at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
    );
  if (!DATA_TYPES.includes(DataType)) {
    throw validation(`The following data type is not supported: ${DataType} (Data type names are all lowercase).`);
  }
  if (DataType === 'aws:ec2:image' && !/^ami-[a-z0-9]{8,17}$/.test(Value)) {
    throw validation(`Parameter value: ${Value} is not valid for data type aws:ec2:image: it is an AMI id.`);
  }
  if (AllowedPattern !== undefined && !new RegExp(AllowedPattern).test(Value)) {
    throw other(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${AllowedPattern}`,
    );
  }
}

function tierOf(
  { Value = '', Tier }: PutParameterRequest,
  before: ParameterRecord | undefined,
): 'Standard' | 'Advanced' {
  const bytes = Buffer.byteLength(Value);
  if (bytes > ADVANCED_BYTES)
    throw validation(`Advanced tier parameters support a maximum parameter value of ${ADVANCED_BYTES} characters.`);
  const was = before?.versions.at(-1)?.tier;
  if (Tier === 'Advanced' || was === 'Advanced') return 'Advanced';
  if (bytes <= STANDARD_BYTES) return 'Standard';
  if (Tier === 'Intelligent-Tiering') return 'Advanced';
  throw validation(
    `Standard tier parameters support a maximum parameter value of ${STANDARD_BYTES} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.`,
  );
}
