import { ServiceError } from '../../kernel/service-error.ts';
import { checkResourcePolicy } from '../../policies/resource-grammar.ts';
import { invalidAttribute } from './errors.ts';

const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  DelaySeconds: [0, 900],
  // One mebibyte since August 2025, 256 KiB before.
  MaximumMessageSize: [1024, 1_048_576],
  MessageRetentionPeriod: [60, 1_209_600],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  VisibilityTimeout: [0, 43_200],
  KmsDataKeyReusePeriodSeconds: [60, 86_400],
};

export const DEFAULTS: Readonly<Record<string, string>> = {
  VisibilityTimeout: '30',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
};

const OTHERS: readonly string[] = [
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'KmsMasterKeyId',
  'SqsManagedSseEnabled',
];

/** @throws ServiceError for a name that cannot be set or a value out of range */
export function checkAttributes(attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const range = RANGES[name];
    if (range !== undefined) {
      if (!/^\d+$/.test(value) || Number(value) < range[0] || Number(value) > range[1]) throw invalidAttribute(name);
    } else if (!OTHERS.includes(name)) {
      throw new ServiceError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    }
  }
  const { Policy: policy = '' } = attributes;
  if (policy !== '') checkResourcePolicy(policy, () => invalidAttribute('Policy'));
  checkRedrive(attributes['RedrivePolicy']);
}

function checkRedrive(text: string | undefined): void {
  if (text === undefined || text === '') return;
  let policy: { deadLetterTargetArn?: unknown; maxReceiveCount?: unknown };
  try {
    policy = JSON.parse(text);
  } catch {
    throw invalidAttribute('RedrivePolicy', 'Redrive policy is not a valid JSON map.');
  }
  if (typeof policy.deadLetterTargetArn !== 'string') {
    throw invalidAttribute(
      'RedrivePolicy',
      'Redrive policy does not contain mandatory attribute: deadLetterTargetArn.',
    );
  }
  if (policy.maxReceiveCount === undefined) {
    throw invalidAttribute('RedrivePolicy', 'Redrive policy does not contain mandatory attribute: maxReceiveCount.');
  }
  const count = Number(policy.maxReceiveCount);
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw invalidAttribute(
      'RedrivePolicy',
      'Invalid value for maxReceiveCount, valid values are from 1 to 1000 both inclusive.',
    );
  }
}
