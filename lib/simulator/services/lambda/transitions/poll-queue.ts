// Queues as event sources. AWS long-polls them; here the queue tells when a message can be received, and a batch is fetched
// after what is left of a poll.

import type { ServiceContext, TransitionEntry } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { checkConcurrency } from '../concurrency.ts';
import { openSession } from '../runtime/environment-variables.ts';
import { type InvocationResult, runInvocation } from '../runtime/run-invocation.ts';
import type { EventSourceMapping, LambdaState } from '../state.ts';
import { queueUrl } from './send-record.ts';

/** Lambda starts with five batches at once and adds more while the queue stays full. */
const FIRST_CONCURRENCY = 5;
const RECEIVE_MAX = 10;

export function onMessageAvailable(entry: TransitionEntry, context: ServiceContext<LambdaState>): void {
  if (entry.service !== 'sqs' || entry.to !== 'message-available') return;
  for (const mapping of context.state.mappings.values()) {
    if (mapping.queueArn === entry.resource && mapping.enabled) {
      lookAtQueue(mapping, context, Math.max(context.duration('sqs.poll'), mapping.windowSeconds * 1000));
    }
  }
}

export function lookAtQueue(mapping: EventSourceMapping, context: ServiceContext<LambdaState>, delayMs: number): void {
  if (mapping.lookDue || !mapping.enabled) return;
  mapping.lookDue = true;
  context.clock.after(delayMs, 'queue poll', () => {
    mapping.lookDue = false;
    if (mapping.enabled && context.state.mappings.has(mapping.uuid)) poll(mapping, context);
  });
}

interface Message {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly Attributes?: Record<string, string>;
  readonly MessageAttributes?: Record<string, unknown>;
  readonly MD5OfBody?: string;
}

function poll(mapping: EventSourceMapping, context: ServiceContext<LambdaState>): void {
  const limit = mapping.maximumConcurrency ?? FIRST_CONCURRENCY;
  while (mapping.running < limit) {
    const messages = attempt(mapping, context, () => receive(mapping, context));
    if (messages === undefined || messages.length === 0) return;
    handle(mapping, messages, context);
    if (messages.length < Math.min(mapping.batchSize, RECEIVE_MAX)) return;
  }
}

/** Runs a step; an error of a service is noted on the mapping and tried again with the next poll. */
function attempt<T>(mapping: EventSourceMapping, context: ServiceContext<LambdaState>, step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    mapping.lastResult = `PROBLEM: ${error.message}`;
    lookAtQueue(mapping, context, POLL_AGAIN_MS);
    return undefined;
  }
}

const POLL_AGAIN_MS = 20_000;

function receive(mapping: EventSourceMapping, context: ServiceContext<LambdaState>): Message[] {
  const fn = context.state.functions.get(mapping.functionName);
  if (fn === undefined) return [];
  checkConcurrency(fn, context.state);
  const messages: Message[] = [];
  while (messages.length < mapping.batchSize) {
    const wanted = Math.min(RECEIVE_MAX, mapping.batchSize - messages.length);
    const { Messages: some = [] } = ask(mapping, context, 'ReceiveMessage', {
      MaxNumberOfMessages: wanted,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    messages.push(...some);
    if (some.length < wanted) break;
  }
  return messages;
}

/** Asks the queue as the function's role. */
function ask(mapping: EventSourceMapping, context: ServiceContext<LambdaState>, operation: string, input: object): any {
  const fn = context.state.functions.get(mapping.functionName);
  if (fn === undefined) return {};
  if (mapping.session === undefined || mapping.session.expiresMs <= context.clock.nowMs + 60_000) {
    mapping.session = openSession(fn.latest.config.role, fn.name, context);
  }
  return context.call(
    'sqs',
    operation,
    { QueueUrl: queueUrl(mapping.queueArn), ...input },
    { as: mapping.session.caller },
  );
}

function handle(mapping: EventSourceMapping, messages: readonly Message[], context: ServiceContext<LambdaState>): void {
  const fn = context.state.functions.get(mapping.functionName);
  if (fn === undefined) return;
  mapping.running++;
  const payload = JSON.stringify({ Records: messages.map((message) => record(message, mapping, context)) });
  const invocation = {
    fn,
    version: fn.latest,
    invokedArn: fn.arn,
    requestId: context.ids.uuid(),
    payload,
    clientContext: undefined,
  };
  const work = runInvocation(invocation, context).then(
    (result) => ended(mapping, { messages, result }, context),
    (error: unknown) => {
      mapping.running--;
      if (!(error instanceof ServiceError)) throw error;
      mapping.lastResult = `PROBLEM: ${error.message}`;
    },
  );
  void context.track(work);
}

function record(message: Message, mapping: EventSourceMapping, context: ServiceContext<LambdaState>): object {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: message.MessageAttributes ?? {},
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: mapping.queueArn,
    awsRegion: context.region,
  };
}

function ended(
  mapping: EventSourceMapping,
  batch: { messages: readonly Message[]; result: InvocationResult },
  context: ServiceContext<LambdaState>,
): void {
  mapping.running--;
  const done = doneMessages(mapping, batch);
  mapping.lastResult = batch.result.functionError === undefined ? 'OK' : 'PROBLEM: Function call failed';
  for (let i = 0; i < done.length; i += RECEIVE_MAX) {
    const entries = done
      .slice(i, i + RECEIVE_MAX)
      .map((message, at) => ({ Id: String(at), ReceiptHandle: message.ReceiptHandle }));
    attempt(mapping, context, () => ask(mapping, context, 'DeleteMessageBatch', { Entries: entries }));
  }
  lookAtQueue(mapping, context, context.duration('sqs.poll'));
}

/** The messages that the function has handled; the others come back when their visibility timeout ends. */
function doneMessages(
  mapping: EventSourceMapping,
  batch: { messages: readonly Message[]; result: InvocationResult },
): readonly Message[] {
  const { messages, result } = batch;
  if (result.functionError !== undefined) return [];
  if (!mapping.reportsItemFailures) return messages;
  const failures = (JSON.parse(result.payload) as { batchItemFailures?: { itemIdentifier?: string }[] | null } | null)
    ?.batchItemFailures;
  if (failures === undefined || failures === null) return messages;
  const failed = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
  // A name that is no message's, or an empty one, makes the whole batch fail.
  const known = new Set(messages.map(({ MessageId }) => MessageId));
  if ([...failed].some((id) => id === undefined || !known.has(id))) return [];
  return messages.filter(({ MessageId }) => !failed.has(MessageId));
}
