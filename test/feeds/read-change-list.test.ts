import { expect, it } from 'vitest';
import { readChangeList } from '../../lib/feeds/read-change-list.ts';
import { all, feedOf } from './feed-of.ts';

it.each([1, 7, 1000])("Red Hat's list is read in pieces of %i bytes", async (size) => {
  const text =
    '"2024/rhsa-2024_9371.json","2024-11-14T10:00:00+00:00"\r\n"2024/rhsa-2024_1.json","2024-11-14T12:00:00+02:00"';
  expect(await all(readChangeList(feedOf(text, size)))).toEqual([
    { name: '2024/rhsa-2024_9371.json', changedAt: '2024-11-14T10:00:00.000000Z' },
    { name: '2024/rhsa-2024_1.json', changedAt: '2024-11-14T10:00:00.000000Z' },
  ]);
});

it("OSV's list names the time first, to the microsecond", async () => {
  expect(
    await all(readChangeList(feedOf('2026-01-02T03:04:05.123456Z,USN-1-1\n2026-01-02T03:04:05Z,USN-2-1\n'))),
  ).toEqual([
    { name: 'USN-1-1', changedAt: '2026-01-02T03:04:05.123456Z' },
    { name: 'USN-2-1', changedAt: '2026-01-02T03:04:05.000000Z' },
  ]);
});

it.each(['<html>', 'USN-1-1', 'USN-1-1,yesterday', '2026-01-02T03:04:05Z,USN-1-1\n2026-01-02T03:'])(
  'a list that is none, or cut off, is a fault: %j',
  async (text) => {
    await expect(all(readChangeList(feedOf(text)))).rejects.toThrow('wanted a document and when it changed');
  },
);
