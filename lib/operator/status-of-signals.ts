import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { InspectorFinding } from '../contract/inspector-finding.ts';
import { ledgerKeys } from '../contract/ledger.ts';
import type { CoreSettings } from '../contract/settings.ts';
import { Signal, SnsEnvelope } from '../contract/signal.ts';
import { signalMessage } from './ledger-messages.ts';
import type { DeadSignalMessage, SignalMessage } from './message.ts';
import type { OperatorClients } from './operator.ts';
import { readLedger } from './read-ledger.ts';

/** Newest first. */
export async function recentSignals(
  clients: OperatorClients,
  core: CoreSettings,
  { image, limit }: { image: string; limit: number },
): Promise<SignalMessage[]> {
  const { pk } = ledgerKeys.signal(image, '', '');
  const items = await readLedger(clients.dynamodb, { table: core.table, pk, newestFirst: true, limit });
  return items.map((item) => signalMessage(image, item));
}

/**
 * Up to ten of the messages that nobody understood. Looking does not take them away: with a visibility timeout of 0 the next
 * reader sees them too, and they stay until someone deletes them or their 14 days are over.
 */
export async function deadSignals(clients: OperatorClients, core: CoreSettings): Promise<DeadSignalMessage[]> {
  const { Messages } = await clients.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: core.deadSignalsQueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
      MessageSystemAttributeNames: ['SentTimestamp'],
    }),
  );
  return (Messages ?? []).map(({ MessageId, Body, Attributes }) => {
    const sentMs = Number(Attributes?.SentTimestamp);
    const fault = faultOf(Body ?? '');
    return {
      event: 'dead-signal',
      messageId: MessageId ?? '',
      ...(Number.isFinite(sentMs) ? { sentAt: new Date(sentMs).toISOString() } : {}),
      body: Body ?? '',
      ...(fault === undefined ? {} : { fault }),
    };
  });
}

function faultOf(body: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return 'not JSON';
  }
  if (SnsEnvelope.safeParse(value).success) return undefined;
  // Amazon's and our own events have a shape of their own.
  const isEvent = typeof value === 'object' && value !== null && 'detail-type' in value;
  const issue = (isEvent ? InspectorFinding : Signal).safeParse(value).error?.issues[0];
  return issue === undefined ? undefined : `${issue.path.join('.') || 'signal'}: ${issue.message}`;
}
