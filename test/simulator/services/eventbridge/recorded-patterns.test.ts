import { existsSync, readFileSync } from 'node:fs';
import { EventBridgeClient, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

interface Recorded {
  readonly name: string;
  readonly event: object;
  readonly pattern: object;
  readonly expect: 'YES' | 'NO' | 'EXC';
}

const file = new URL('../../../../../shared/aws-recorded/eventbridge-patterns.json', import.meta.url);
const recorded: Recorded[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).cases : [];
if (recorded.length === 0) console.warn('skipped: answers recorded from AWS are not beside this repository');

describe.skipIf(recorded.length === 0)('event patterns, as AWS judged them', () => {
  const client = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) }).client(EventBridgeClient);
  const judge = async ({ pattern, event }: Recorded): Promise<Recorded['expect']> => {
    try {
      const command = new TestEventPatternCommand({
        EventPattern: JSON.stringify(pattern),
        Event: JSON.stringify(event),
      });
      return (await client.send(command)).Result === true ? 'YES' : 'NO';
    } catch (error) {
      if ((error as Error).name !== 'InvalidEventPatternException') throw error;
      return 'EXC';
    }
  };

  it.each(recorded)('$name', async (one) => {
    expect(await judge(one)).toBe(one.expect);
  });
});
