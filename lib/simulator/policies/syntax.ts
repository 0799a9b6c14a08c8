import { readOperator } from './conditions.ts';
import type { Raw } from './document.ts';

/** The object that a JSON text stands for; undefined when it is none. */
export function parseObject(text: string): Raw | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : undefined;
  } catch {
    return undefined;
  }
}

/** Absent, a text, or a list of texts. */
export function isTextOrTexts(value: unknown): boolean {
  if (value === undefined || typeof value === 'string') return true;
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** Absent, or operators that exist with keys and their plain values. */
export function areConditions(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  return Object.entries(value).every(
    ([operator, keys]) =>
      readOperator(operator) !== undefined &&
      isObject(keys) &&
      Object.values(keys).every((values) =>
        [values].flat().every((one) => ['string', 'number', 'boolean'].includes(typeof one)),
      ),
  );
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
