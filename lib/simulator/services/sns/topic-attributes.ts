import { checkResourcePolicy } from '../../policies/resource-grammar.ts';
import { invalidParameter } from './errors.ts';

const NAMES: readonly string[] = [
  'DeliveryPolicy',
  'DisplayName',
  'KmsMasterKeyId',
  'Policy',
  'SignatureVersion',
  'TracingConfig',
];

/** @throws ServiceError for a name that no topic has, or a policy that is none */
export function checkTopicAttribute(name: string, value: string): void {
  // Success and failure feedback per protocol is kept and has no effect.
  if (!NAMES.includes(name) && !/^[A-Za-z]+(Success|Failure)Feedback(RoleArn|SampleRate)$/.test(name)) {
    throw invalidParameter('AttributeName');
  }
  if (name === 'Policy') checkResourcePolicy(value, (words) => invalidParameter(`Policy Error: ${words}`));
}
