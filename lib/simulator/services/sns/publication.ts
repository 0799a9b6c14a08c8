import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import type { CallContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { Publication } from './envelope.ts';
import { invalidParameter } from './errors.ts';
import type { SnsState } from './state.ts';

interface Publishing {
  readonly Message?: string | undefined;
  readonly Subject?: string | undefined;
  readonly MessageStructure?: string | undefined;
  readonly MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
}

// 256 KiB; SQS has taken up to 1 MiB since 2025, SNS has not followed as far as its guide says.
const MAX_BYTES = 262_144;

/** @throws ServiceError for what cannot be published */
export function newPublication(context: CallContext<SnsState>, topicArn: string, publishing: Publishing): Publication {
  const { Message: message = '', Subject: subject, MessageAttributes: attributes = {} } = publishing;
  if (message === '') throw invalidParameter('Empty message');
  if (Buffer.byteLength(message) > MAX_BYTES) throw invalidParameter('Message too long');
  if (subject !== undefined && !/^[\x20-\x7e]{1,100}$/.test(subject)) throw invalidParameter('Subject');
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes)) {
    if (StringValue !== undefined || BinaryValue !== undefined) continue;
    throw new ServiceError(
      'ParameterValueInvalid',
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  return {
    id: context.ids.uuid(),
    topicArn,
    region: topicArn.split(':')[3] as string,
    subject,
    texts: publishing.MessageStructure === 'json' ? textsByProtocol(message) : { default: message },
    attributes,
    publishedMs: context.clock.nowMs,
  };
}

function textsByProtocol(message: string): Record<string, string> {
  let texts: Record<string, unknown>;
  try {
    texts = JSON.parse(message);
  } catch {
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  }
  if (typeof texts['default'] !== 'string') {
    throw invalidParameter('Message Structure - No default entry in JSON message body');
  }
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => typeof text === 'string')) as Record<
    string,
    string
  >;
}
