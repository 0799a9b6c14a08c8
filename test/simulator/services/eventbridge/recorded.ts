import { EventBridgeClient, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { createRegion } from '../../../../lib/simulator/region.ts';

export interface RecordedPattern {
  readonly name: string;
  readonly event: object;
  readonly pattern: object;
  /** Whether AWS said that the pattern matches, or that it is none. */
  readonly expect: 'YES' | 'NO' | 'EXC';
  /** What AWS said of a pattern that is none. */
  readonly message?: string;
}

const client = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) }).client(EventBridgeClient);

/** What the region says of a pattern and an event. */
export async function judgePattern({ pattern, event }: RecordedPattern): Promise<RecordedPattern['expect']> {
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
}
