import type { NormalizedSchema } from '@smithy/core/schema';
import { ServiceError } from '../kernel/service-error.ts';

/** Reads one scalar written as text (form fields, headers, path and query parts). */
export function fromText(text: string, schema: NormalizedSchema): unknown {
  if (schema.isNumericSchema() || schema.isBigIntegerSchema()) {
    const number = Number(text);
    if (text.trim() === '' || Number.isNaN(number)) throw malformed(text, 'a number');
    return number;
  }
  if (schema.isBooleanSchema()) {
    if (text !== 'true' && text !== 'false') throw malformed(text, 'true or false');
    return text === 'true';
  }
  if (schema.isTimestampSchema()) return timestamp(text);
  if (schema.isBlobSchema()) return new Uint8Array(Buffer.from(text, 'base64'));
  return text;
}

function timestamp(text: string): Date {
  const date = /^-?\d+(\.\d+)?$/.test(text) ? new Date(Number(text) * 1000) : new Date(text);
  if (Number.isNaN(date.getTime())) throw malformed(text, 'a timestamp');
  return date;
}

function malformed(text: string, wanted: string): ServiceError {
  return new ServiceError('MalformedInput', `Cannot read '${text}' as ${wanted}`);
}

/** Writes one scalar as header text. */
export function toText(value: unknown): string {
  if (value instanceof Date) return value.toUTCString();
  return String(value);
}
