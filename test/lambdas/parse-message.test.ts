import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../lambdas/receive-signal/parse-message.ts';

const record = (body: unknown) =>
  ({
    messageId: 'm-1',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { ApproximateFirstReceiveTimestamp: '1700000000000' },
  }) as SQSRecord;

describe('a message of the signals queue', () => {
  it('may be a signal', () => {
    const signal = { kind: 'manual', image: 'web', requestedBy: 'anna' };
    expect(parseMessage(record(signal))).toEqual({ kind: 'signal', signal, receivedMs: 1_700_000_000_000 });
  });

  it('may be a vendor’s announcement, whatever that says', () => {
    const envelope = {
      Type: 'Notification',
      TopicArn: 'arn:aws:sns:us-east-1:1:t',
      MessageId: 'x',
      Message: 'anything',
    };
    expect(parseMessage(record(envelope))).toMatchObject({ kind: 'announcement', topicArn: envelope.TopicArn });
  });

  it.each([
    ['no JSON', 'hello'],
    ['no kind', { image: 'web' }],
    ['a kind that nobody sends', { kind: 'rumour', image: 'web' }],
    ['no image', { kind: 'manual', requestedBy: 'anna' }],
    ['an empty image', { kind: 'manual', image: '', requestedBy: 'anna' }],
    ['a schedule without its time', { kind: 'schedule', image: 'web' }],
    ['a time that is none', { kind: 'base-image', image: 'web', receivedAt: 'yesterday' }],
    ['an envelope of another type', { Type: 'SubscriptionConfirmation', TopicArn: 'a', MessageId: 'x', Message: 'm' }],
  ])('is not understood with %s', (_, body) => {
    expect(parseMessage(record(body))).toBeUndefined();
  });
});
