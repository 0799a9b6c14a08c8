// The SDK's own serializers, set up as each protocol wants them.

import { JsonCodec2, XmlCodec } from '@aws-sdk/core/protocols';
import { CborCodec, cbor } from '@smithy/core/cbor';
import type { NormalizedSchema } from '@smithy/core/schema';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { putBack, unknownMembers } from './unknown-members.ts';

const serdeContext = { base64Decoder: fromBase64, base64Encoder: toBase64, utf8Decoder: fromUtf8, utf8Encoder: toUtf8 };

const EPOCH_SECONDS = 7;
const DATE_TIME = 5;

const rpcJson = new JsonCodec2({
  timestampFormat: { useTrait: true, default: EPOCH_SECONDS },
  jsonName: false,
} as never);
const cborCodec = new CborCodec();
const restJson = new JsonCodec2({
  timestampFormat: { useTrait: true, default: EPOCH_SECONDS },
  httpBindings: true,
  jsonName: true,
} as never);
rpcJson.setSerdeContext(serdeContext as never);
cborCodec.setSerdeContext(serdeContext as never);
restJson.setSerdeContext(serdeContext as never);

export type JsonStyle = 'rpc' | 'rest';

export function readJson(schema: NormalizedSchema, text: string, style: JsonStyle): Record<string, unknown> {
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  const unknown = unknownMembers(schema, parsed);
  const codec = style === 'rpc' ? rpcJson : restJson;
  const deserializer = codec.createDeserializer() as unknown as { readObject(schema: unknown, data: unknown): unknown };
  const read = (deserializer.readObject(schema, parsed) ?? {}) as Record<string, unknown>;
  putBack(unknown, read);
  return read;
}

export function writeJson(schema: NormalizedSchema, value: unknown, style: JsonStyle): Uint8Array {
  const codec = style === 'rpc' ? rpcJson : restJson;
  const serializer = codec.createSerializer();
  serializer.write(schema as never, value);
  return bytes(serializer.flush() as string | Uint8Array);
}

export function readCbor(schema: NormalizedSchema, body: Uint8Array): Record<string, unknown> {
  if (body.byteLength === 0) return {};
  const read = (cborCodec.createDeserializer().read(schema as never, body) ?? {}) as unknown as Record<string, unknown>;
  putBack(unknownMembers(schema, cbor.deserialize(body as never)), read);
  return read;
}

export function writeCbor(schema: NormalizedSchema, value: unknown): Uint8Array {
  const serializer = cborCodec.createSerializer();
  serializer.write(schema as never, value);
  return bytes(serializer.flush());
}

/** Writes what has no schema. */
export function writePlainCbor(value: object): Uint8Array {
  return bytes(cbor.serialize(value));
}

export function readXml(schema: NormalizedSchema, body: Uint8Array): Record<string, unknown> {
  const codec = restXml('');
  return codec.createDeserializer().read(schema as never, body) as unknown as Record<string, unknown>;
}

/** Writes a structure as one XML element. */
export function writeXml(schema: NormalizedSchema, value: unknown, namespace: string): string {
  const serializer = restXml(namespace).createSerializer();
  serializer.write(schema as never, value);
  const text = serializer.flush();
  return typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
}

function restXml(namespace: string): XmlCodec {
  const codec = new XmlCodec({
    timestampFormat: { useTrait: true, default: DATE_TIME },
    httpBindings: true,
    xmlNamespace: namespace,
    serviceNamespace: '',
  } as never);
  codec.setSerdeContext(serdeContext as never);
  return codec;
}

export function bytes(value: string | Uint8Array): Uint8Array {
  // As a plain view: the codec's own type of bytes warns when Buffer asks it for its value.
  return typeof value === 'string'
    ? Buffer.from(value, 'utf8')
    : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
