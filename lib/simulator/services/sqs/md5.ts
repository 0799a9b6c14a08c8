import { createHash } from 'node:crypto';
import type { MessageAttributeValue } from '@aws-sdk/client-sqs';

export function md5(data: string | Uint8Array): string {
  return createHash('md5').update(data).digest('hex');
}

/** By the developer guide's "calculating the MD5 message digest for message attributes"; undefined without attributes. */
export function attributesMd5(attributes: Readonly<Record<string, MessageAttributeValue>>): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const parts: Uint8Array[] = [];
  const add = (data: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.byteLength);
    parts.push(length, data);
  };
  for (const name of names) {
    const { DataType = '', StringValue, BinaryValue } = attributes[name] as MessageAttributeValue;
    add(Buffer.from(name));
    add(Buffer.from(DataType));
    parts.push(Buffer.from([DataType.startsWith('Binary') ? 2 : 1]));
    add(BinaryValue ?? Buffer.from(StringValue ?? ''));
  }
  return md5(Buffer.concat(parts));
}
