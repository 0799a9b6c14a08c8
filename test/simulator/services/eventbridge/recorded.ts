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

/** In what the region differs from what AWS answered. */
export async function recordedDiffers({ pattern, event, ...aws }: RecordedPattern): Promise<string | undefined> {
  const { answer, message } = await judged(pythonJson(pattern), pythonJson(event));
  if (answer !== aws.expect) return `AWS answered ${aws.expect}, we ${answer}`;
  if (aws.message === undefined || message === undefined) return undefined;
  const ours = aws.message.includes('[Source: ') ? message : message.replace(/(\s+at \[Source: .*\])+$/s, '');
  return ours === aws.message ? undefined : `AWS said ${JSON.stringify(aws.message)}, we ${JSON.stringify(ours)}`;
}

async function judged(EventPattern: string, Event: string): Promise<{ answer: string; message?: string }> {
  try {
    const { Result } = await client.send(new TestEventPatternCommand({ EventPattern, Event }));
    return { answer: Result === true ? 'YES' : 'NO' };
  } catch (error) {
    const { name, message } = error as Error;
    if (name !== 'InvalidEventPatternException') throw error;
    return { answer: 'EXC', message };
  }
}

/** As those sent it who recorded: AWS's reasons name places in the text. */
function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([name, member]) => `${pythonJson(name)}: ${pythonJson(member)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
