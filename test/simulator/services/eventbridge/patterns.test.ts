import { EventBridgeClient, PutRuleCommand, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';
import { patternDiffers } from '../../../conformance/patterns.ts';
import { PATTERN_CASES } from '../../../conformance/patterns-cases.ts';

const client = createRegion({ seed: 1, startMs: 0 }).client(EventBridgeClient);

describe('event patterns', () => {
  it.each(PATTERN_CASES)('$name', async (one) => {
    expect(await patternDiffers(one)).toBeUndefined();
  });

  it('fails by itself on an empty list behind an operator of anything-but', async () => {
    const pattern = '{"a":[{"anything-but":{"prefix":[]}}]}';
    const asked = client.send(new TestEventPatternCommand({ EventPattern: pattern, Event: '{}' }));
    await expect(asked).rejects.toMatchObject({ name: 'InternalFailure', $metadata: { httpStatusCode: 500 } });
  });

  it('shows no more than 500 characters of a pattern', async () => {
    const pattern = `{"a":["${'x'.repeat(600)}"],"b":1}`;
    const asked = client.send(new TestEventPatternCommand({ EventPattern: pattern, Event: '{}' }));
    await expect(asked).rejects.toThrow(
      `${pattern.slice(0, 500)}"[truncated ${pattern.length - 500} chars]; line: 1, column: `,
    );
  });
});

describe('a rule', () => {
  it('has a pattern of 2,048 characters at most', async () => {
    const pattern = (length: number) => `{"a":["${'x'.repeat(length - 10)}"]}`;
    const put = (EventPattern: string) => client.send(new PutRuleCommand({ Name: 'long', EventPattern }));
    await put(pattern(2048));
    await expect(put(pattern(2049))).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'The requested resource exceeds the maximum number allowed.',
    });
  });
});

describe('an event to try a pattern on', () => {
  const event = { id: '1', source: 'x', 'detail-type': 'y', account: '1', region: 'r', time: '2026-11-21T00:00:00Z' };
  const tried = (Event: string) =>
    client.send(new TestEventPatternCommand({ EventPattern: '{"source":["x"]}', Event }));

  it('needs no resources and no detail', async () => {
    expect((await tried(JSON.stringify(event))).Result).toBe(true);
  });

  it.each(Object.keys(event))('needs %s', async (name) => {
    await expect(tried(JSON.stringify({ ...event, [name]: undefined }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Parameter Event is not valid.',
    });
  });

  it.each(['', '[]', '{', '"x"'])('is an object, not %s', async (text) => {
    await expect(tried(text)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('happened at a time', async () => {
    await expect(tried(JSON.stringify({ ...event, time: 'today' }))).rejects.toMatchObject({
      message: 'Parameter Event is not valid. Reason: Invalid time.',
    });
  });
});
