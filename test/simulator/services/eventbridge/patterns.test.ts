import { EventBridgeClient, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const client = createRegion({ seed: 1, startMs: 0 }).client(EventBridgeClient);

async function judged(pattern: object | string, detail: object): Promise<boolean | undefined> {
  const EventPattern = typeof pattern === 'string' ? pattern : JSON.stringify({ detail: pattern });
  const Event = JSON.stringify({ id: '1', source: 'x', detail });
  return (await client.send(new TestEventPatternCommand({ EventPattern, Event }))).Result;
}

describe('event patterns', () => {
  it('holds conditions on one array to the same element', async () => {
    const pattern = { items: { name: ['a'], state: ['golden'] } };
    const items = (...list: [string, string][]) => ({ items: list.map(([name, state]) => ({ name, state })) });
    expect(await judged(pattern, items(['a', 'golden'], ['b', 'rejected']))).toBe(true);
    expect(await judged(pattern, items(['a', 'rejected'], ['b', 'golden']))).toBe(false);
  });

  it('matches when any element of an array does', async () => {
    expect(await judged({ tags: ['b'] }, { tags: ['a', 'b'] })).toBe(true);
    expect(await judged({ tags: [{ 'anything-but': 'a' }] }, { tags: ['a', 'b'] })).toBe(true);
    expect(await judged({ tags: [{ 'anything-but': 'a' }] }, { tags: ['a'] })).toBe(false);
  });

  it('takes either side of an $or', async () => {
    const pattern = { image: ['web'], $or: [{ state: ['golden'] }, { size: [{ numeric: ['>', 5, '<=', 10] }] }] };
    expect(await judged(pattern, { image: 'web', state: 'golden' })).toBe(true);
    expect(await judged(pattern, { image: 'web', size: 10 })).toBe(true);
    expect(await judged(pattern, { image: 'web', size: 5 })).toBe(false);
    expect(await judged(pattern, { image: 'api', state: 'golden' })).toBe(false);
  });

  it('tells absence, null and emptiness apart', async () => {
    expect(await judged({ a: [{ exists: false }] }, { b: 1 })).toBe(true);
    expect(await judged({ a: [{ exists: false }] }, { a: null })).toBe(false);
    expect(await judged({ a: [{ exists: true }] }, { a: { b: 1 } })).toBe(false);
    expect(await judged({ a: [null] }, { a: null })).toBe(true);
    expect(await judged({ a: [''] }, { a: '' })).toBe(true);
  });

  it('knows addresses and wildcards', async () => {
    expect(await judged({ ip: [{ cidr: '10.0.0.0/24' }] }, { ip: '10.0.0.255' })).toBe(true);
    expect(await judged({ ip: [{ cidr: '10.0.0.0/24' }] }, { ip: '10.0.1.1' })).toBe(false);
    expect(await judged({ path: [{ wildcard: 'a\\*b*' }] }, { path: 'a*bc' })).toBe(true);
    expect(await judged({ path: [{ wildcard: 'a\\*b*' }] }, { path: 'axbc' })).toBe(false);
  });

  it.each([
    ['{"source":"x"}', '"source" must be an object or an array'],
    ['{"source":[]}', 'Empty arrays are not allowed'],
    ['{"source":[{"like":"x"}]}', 'Unrecognized match type like'],
    ['{"source":[{"numeric":["!",1]}]}', 'Unrecognized numeric range operator: !'],
    ['{"source":[{"exists":"yes"}]}', 'exists match pattern must be either true or false.'],
    ['{"source":[{"wildcard":"a**"}]}', 'Consecutive wildcard characters at pos 2'],
    ['{"$or":[{"source":["x"]}]}', 'There must have at least 2 Objects in $or relationship.'],
    ['["x"]', 'Filter is not an object'],
  ])('refuses %s with the reason', async (pattern, reason) => {
    await expect(judged(pattern, {})).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
      message: `Event pattern is not valid. Reason: ${reason}`,
    });
  });
});
