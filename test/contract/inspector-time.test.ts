import { expect, test } from 'vitest';
import { inspectorTime } from '../../lib/contract/inspector-time.ts';

test.each([
  ['Wed Sep 04 16:59:44.356 UTC 2024', '2024-09-04T16:59:44.356Z'],
  ['Thu Feb 29 00:00:00.000 UTC 2024', '2024-02-29T00:00:00.000Z'],
  ['Fri Dec 31 23:59:59.1 UTC 2027', '2027-12-31T23:59:59.100Z'],
  ['Sat Nov 21 08:00:00 GMT 2026', '2026-11-21T08:00:00.000Z'],
  ['Sun Nov  1 08:00:00.123456 UTC 2026', '2026-11-01T08:00:00.123Z'],
  ['2026-11-21T08:00:00Z', '2026-11-21T08:00:00.000Z'],
])('%s is %s', (written, read) => {
  expect(inspectorTime(written)).toBe(read);
});

test.each([
  // Of another zone, a day that is none, and others' ways to write: a guess would be wrong by hours or months.
  'Wed Sep 04 16:59:44.356 CEST 2024',
  'Sat Feb 31 16:59:44.356 UTC 2026',
  'Wed Foo 04 16:59:44.356 UTC 2024',
  '04/09/2024',
  '2024-09-04',
  '1725469184356',
  '',
])('"%s" is not read', (written) => {
  expect(inspectorTime(written)).toBeUndefined();
});
