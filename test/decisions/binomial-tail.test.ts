import { expect, test } from 'vitest';
import { lowerTail, upperTail } from '../../lib/decisions/binomial-tail.ts';

test('tails of a small binomial are those of the table', () => {
  expect(upperTail(8, 10, 0.5)).toBeCloseTo(56 / 1024, 10);
  expect(lowerTail(2, 10, 0.5)).toBeCloseTo(56 / 1024, 10);
  expect(upperTail(3, 3, 0.05)).toBeCloseTo(0.05 ** 3, 15);
});

test('the far tail keeps its digits', () => {
  expect(upperTail(100, 100, 0.1) / 1e-100).toBeCloseTo(1, 6);
});

test('the two tails make one whole, also for thousands of trials', () => {
  expect(upperTail(301, 20_000, 0.014) + lowerTail(300, 20_000, 0.014)).toBeCloseTo(1, 8);
});

test('the ends are certain or impossible', () => {
  expect(upperTail(0, 5, 0.3)).toBe(1);
  expect(upperTail(6, 5, 0.3)).toBe(0);
  expect(lowerTail(5, 5, 0.3)).toBe(1);
});
