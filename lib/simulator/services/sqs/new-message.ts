import type { MessageAttributeValue, MessageSystemAttributeValue } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { invalidParameter, missingParameter } from './errors.ts';
import { md5 } from './md5.ts';
import type { Message, Queue } from './queue.ts';
import type { SqsState } from './state.ts';

export interface Sending {
  readonly MessageBody?: string | undefined;
  readonly DelaySeconds?: number | undefined;
  readonly MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  readonly MessageSystemAttributes?: Record<string, MessageSystemAttributeValue> | undefined;
  readonly MessageGroupId?: string | undefined;
}

const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** @throws ServiceError for a message that the queue does not take */
export function newMessage(context: CallContext<SqsState>, queue: Queue, sending: Sending): Message {
  const { clock, ids } = context;
  const { MessageBody: body, MessageAttributes: attributes = {} } = sending;
  if (body === undefined || body === '') throw missingParameter('MessageBody');
  if (FORBIDDEN.test(body)) {
    throw new ServiceError('InvalidMessageContents', 'Invalid characters found in the message body.');
  }
  checkAttributeValues(attributes);
  const size = messageSize(sending);
  if (size > queue.seconds('MaximumMessageSize')) {
    throw invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${queue.seconds('MaximumMessageSize')} bytes.`,
    );
  }
  const delay = sending.DelaySeconds ?? queue.seconds('DelaySeconds');
  if (delay < 0 || delay > 900) {
    throw invalidParameter(
      `Value ${delay} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
    );
  }
  const systemAttributes: Record<string, string> = {};
  for (const [name, { StringValue }] of Object.entries(sending.MessageSystemAttributes ?? {})) {
    systemAttributes[name] = StringValue ?? '';
  }
  return {
    id: ids.uuid(),
    body,
    md5: md5(body),
    attributes,
    systemAttributes,
    senderId: senderId(context),
    sentMs: clock.nowMs,
    visibleMs: clock.nowMs + delay * 1000,
    receivedTimes: 0,
    firstReceivedMs: undefined,
    receipt: undefined,
    timer: undefined,
  };
}

export function messageSize({ MessageBody = '', MessageAttributes = {} }: Sending): number {
  let size = Buffer.byteLength(MessageBody);
  for (const [name, { DataType = '', StringValue = '', BinaryValue }] of Object.entries(MessageAttributes)) {
    size += Buffer.byteLength(name) + DataType.length + (BinaryValue?.byteLength ?? Buffer.byteLength(StringValue));
  }
  return size;
}

function checkAttributeValues(attributes: Readonly<Record<string, MessageAttributeValue>>): void {
  const names = Object.keys(attributes);
  if (names.length > 10) {
    throw invalidParameter(`Number of message attributes [${names.length}] exceeds the allowed maximum [10].`);
  }
  for (const name of names) {
    const { DataType = '', StringValue, BinaryValue } = attributes[name] as MessageAttributeValue;
    if (!/^(String|Number|Binary)(\..+)?$/.test(DataType)) {
      throw invalidParameter(
        `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
      );
    }
    const value = DataType.startsWith('Binary') ? BinaryValue : StringValue;
    if (value === undefined || value.length === 0) {
      throw invalidParameter(
        `The message attribute '${name}' must contain a non-empty message attribute value for message attribute type '${DataType}'.`,
      );
    }
  }
}

/** AWS gives the unique id of the user or role; the region has none for services, and only counts names here. */
function senderId({ caller }: CallContext<SqsState>): string {
  if (caller.kind === 'service') return caller.principal ?? caller.arn;
  return caller.roleArn === undefined ? caller.account : caller.arn.split('/').slice(1).join(':');
}
