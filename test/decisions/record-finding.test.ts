import { describe, expect, test } from 'vitest';
import { type FindingRecord, isOpen, recordFinding } from '../../lib/decisions/record-finding.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString();
const word = (instanceId: string, open: boolean, minute: number) => ({
  instanceId,
  open,
  at: at(minute),
  // Inspector tells it with every word, the closing one, too.
  firstSeenAt: at(0),
});

function recordAfter(...words: ReturnType<typeof word>[]): FindingRecord {
  let record: FindingRecord | undefined;
  for (const one of words) record = recordFinding(record, one) ?? record;
  if (record === undefined) throw new Error('nothing was recorded');
  return record;
}

describe('a flaw of an AMI', () => {
  test('is open as long as one instance has it', () => {
    const both = [word('i-1', true, 0), word('i-2', true, 1)];
    expect(isOpen(recordAfter(...both))).toBe(true);
    expect(isOpen(recordAfter(...both, word('i-1', false, 2)))).toBe(true);
    expect(isOpen(recordAfter(...both, word('i-1', false, 2), word('i-2', false, 3)))).toBe(false);
  });

  test('is closed whatever order the words come in', () => {
    const words = [word('i-1', true, 0), word('i-1', false, 2), word('i-2', true, 1), word('i-2', false, 3)];
    for (const [first, second, third, fourth] of permutations(words)) {
      const record = recordAfter(first as never, second as never, third as never, fourth as never);
      expect(isOpen(record)).toBe(false);
      expect(record.firstSeenAt).toBe(at(0));
    }
  });

  test('is opened again by a newer word', () => {
    expect(isOpen(recordAfter(word('i-1', true, 0), word('i-1', false, 1), word('i-1', true, 2)))).toBe(true);
  });

  test('is not written again for a word that is known or older', () => {
    const record = recordAfter(word('i-1', true, 5));
    expect(recordFinding(record, word('i-1', true, 5))).toBeUndefined();
    expect(recordFinding(record, word('i-1', false, 4))).toBeUndefined();
  });

  test('of more instances than are remembered stays open, and grows no more', () => {
    const many = Array.from({ length: 150 }, (_, index) => word(`i-${index}`, true, 0));
    const record = recordAfter(...many);
    expect(Object.keys(record.words)).toHaveLength(100);
    expect(recordFinding(record, word('i-149', true, 9))).toBeUndefined();
    expect(isOpen(recordAfter(...many, ...many.map(({ instanceId }) => word(instanceId, false, 1))))).toBe(true);
  });

  test('forgets the instances that ended first when others come, so that churn does not hide who has it', () => {
    const gone = Array.from({ length: 200 }, (_, index) => [
      word(`i-${index}`, true, 0),
      word(`i-${index}`, false, 1),
    ]).flat();
    const record = recordAfter(...gone, word('i-new', true, 2));
    expect(record.uncounted).toBe(false);
    expect(isOpen(record)).toBe(true);
    expect(isOpen(recordFinding(record, word('i-new', false, 3)) as FindingRecord)).toBe(false);
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}
