import { invalidParameter } from './errors.ts';
import { checkFilterPolicy } from './filter-policy.ts';

const NAMES: readonly string[] = [
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
  'SubscriptionRoleArn',
];

/** @throws ServiceError for a name or value that no subscription has */
export function checkSubscriptionAttribute(name: string, value: string): void {
  if (!NAMES.includes(name)) throw invalidParameter('AttributeName');
  if (name === 'RawMessageDelivery' && !/^(true|false)$/i.test(value)) {
    throw invalidParameter(`Attributes Reason: RawMessageDelivery: Invalid value [${value}]. Must be true or false.`);
  }
  if (name === 'FilterPolicyScope' && !/^Message(Attributes|Body)$/.test(value)) {
    throw invalidParameter(
      `FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`,
    );
  }
  if (name === 'FilterPolicy' && value !== '') checkFilterPolicy(value);
  if (name !== 'RedrivePolicy' || value === '') return;
  try {
    if (typeof JSON.parse(value).deadLetterTargetArn === 'string') return;
  } catch {
    // Falls through to the one message for both.
  }
  throw invalidParameter('RedrivePolicy: failed to parse JSON.');
}
