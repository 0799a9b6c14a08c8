import { matches } from './wildcard.ts';

const PARTS = 6;

/** Splits at the first five colons; the last part keeps its own. */
function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= PARTS ? parts : [...parts.slice(0, PARTS - 1), parts.slice(PARTS - 1).join(':')];
}

/**
 * Compares part by part, as IAM does: a wildcard stays within its part, and parts that a pattern leaves away are any. What is no
 * ARN equals a pattern only as a whole (`*`).
 */
export function matchesArn(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true;
  const wanted = partsOf(pattern);
  const actual = partsOf(text);
  if (actual.length < PARTS || wanted.length < 2) return false;
  return actual.every((part, index) => matches(wanted[index] ?? '*', part));
}
