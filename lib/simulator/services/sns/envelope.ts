// What subscribers get: the message in the JSON that SNS puts around it, or by itself.

import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import type { Subscription } from './state.ts';

export interface Publication {
  readonly id: string;
  readonly topicArn: string;
  readonly region: string;
  readonly subject: string | undefined;
  /** The text by protocol; `default` for those without one of their own. */
  readonly texts: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
  readonly publishedMs: number;
}

export function textFor({ texts }: Publication, { protocol }: Subscription): string {
  return texts[protocol] ?? (texts['default'] as string);
}

/** Signatures are placeholders: nobody in the region has the key. */
export function notification(publication: Publication, subscription: Subscription): Record<string, unknown> {
  const { id, topicArn, subject, attributes } = publication;
  return {
    Type: 'Notification',
    MessageId: id,
    TopicArn: topicArn,
    ...(subject === undefined ? {} : { Subject: subject }),
    Message: textFor(publication, subscription),
    Timestamp: new Date(publication.publishedMs).toISOString(),
    SignatureVersion: '1',
    Signature: 'c2ltdWxhdGVk',
    SigningCertURL: `https://sns.${publication.region}.amazonaws.com/SimpleNotificationService-simulated.pem`,
    UnsubscribeURL: unsubscribeUrl(publication, subscription),
    ...(Object.keys(attributes).length === 0 ? {} : { MessageAttributes: plainAttributes(attributes) }),
  };
}

function unsubscribeUrl({ region }: Publication, { arn }: Subscription): string {
  return `https://sns.${region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`;
}

function plainAttributes(attributes: Publication['attributes']): Record<string, { Type: string; Value: string }> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType = '', StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: StringValue ?? Buffer.from(BinaryValue ?? []).toString('base64') },
    ]),
  );
}

/** The event that a subscribed function gets, which spells some members another way. */
export function lambdaEvent(publication: Publication, subscription: Subscription): object {
  const { SigningCertURL, UnsubscribeURL, Subject = null, ...rest } = notification(publication, subscription);
  return {
    Records: [
      {
        EventVersion: '1.0',
        EventSubscriptionArn: subscription.arn,
        EventSource: 'aws:sns',
        Sns: {
          ...rest,
          Subject,
          MessageAttributes: plainAttributes(publication.attributes),
          SigningCertUrl: SigningCertURL,
          UnsubscribeUrl: UnsubscribeURL,
        },
      },
    ],
  };
}
