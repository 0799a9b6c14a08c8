import type { TestEventPatternCommandInput, TestEventPatternCommandOutput } from '@aws-sdk/client-eventbridge';
import { checkedPattern } from '../checked-pattern.ts';
import { validation } from '../errors.ts';
import { matches } from '../pattern/match.ts';

export function testEventPattern(input: TestEventPatternCommandInput): Partial<TestEventPatternCommandOutput> {
  const pattern = checkedPattern(input.EventPattern as string);
  return { Result: matches(pattern, readEvent(input.Event as string)) };
}

function readEvent(text: string): object {
  const invalid = validation('Parameter Event is not valid.');
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    throw invalid;
  }
  if (typeof event !== 'object' || event === null || Array.isArray(event)) throw invalid;
  return event;
}
