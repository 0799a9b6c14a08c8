import { EventBridgeClient, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { createRegion } from '../../lib/simulator/region.ts';
import type { RecordedScore, Tell } from './conformance-line.ts';
import { PATTERN_CASES, type PatternCase } from './patterns-cases.ts';
import { tableScore } from './table-score.ts';

const client = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) }).client(EventBridgeClient);

const ENVELOPE =
  '"id":"1","source":"test","detail-type":"Test","account":"123456789012","region":"us-east-1","time":"2026-11-21T00:00:00Z"';

export async function documentedPatterns(tell: Tell): Promise<RecordedScore> {
  return tableScore({ name: 'patterns', cases: PATTERN_CASES, differs: patternDiffers }, tell);
}

/** What the region says otherwise. */
export async function patternDiffers({ pattern, detail, wanted }: PatternCase): Promise<string | undefined> {
  const said = await judged(pattern, `{${ENVELOPE},"detail":${detail}}`);
  const hoped = typeof wanted === 'string' ? `Event pattern is not valid. Reason: ${wanted}` : wanted;
  return said === hoped ? undefined : `wanted ${JSON.stringify(hoped)}, ours ${JSON.stringify(said)}`;
}

async function judged(EventPattern: string, Event: string): Promise<boolean | string | undefined> {
  try {
    return (await client.send(new TestEventPatternCommand({ EventPattern, Event }))).Result;
  } catch (error) {
    return (error as Error).message;
  }
}
