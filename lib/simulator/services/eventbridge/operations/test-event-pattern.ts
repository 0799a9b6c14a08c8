import type { TestEventPatternCommandInput, TestEventPatternCommandOutput } from '@aws-sdk/client-eventbridge';
import { checkedPattern } from '../checked-pattern.ts';
import { validation } from '../errors.ts';
import { type Fields, flattenText } from '../pattern/flatten.ts';
import { matches } from '../pattern/match.ts';
import { PatternProblem } from '../pattern/problem.ts';

/** AWS documents `resources` as required too, and takes events without. */
const REQUIRED = ['id', 'detail-type', 'source', 'account', 'time', 'region'];

export function testEventPattern(input: TestEventPatternCommandInput): Partial<TestEventPatternCommandOutput> {
  const pattern = checkedPattern(input.EventPattern as string);
  return { Result: matches(pattern, readEvent(input.Event as string)) };
}

function readEvent(text: string): Fields {
  const fields = fieldsOf(text);
  if (fields === undefined) throw validation('Parameter Event is not valid.');
  const { time, ...members } = JSON.parse(text) as Record<string, unknown>;
  if (time === undefined || REQUIRED.some((name) => name !== 'time' && members[name] === undefined)) {
    throw validation('Parameter Event is not valid.');
  }
  if (typeof time !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(time)) {
    throw validation('Parameter Event is not valid. Reason: Invalid time.');
  }
  return fields;
}

function fieldsOf(text: string): Fields | undefined {
  try {
    return flattenText(text);
  } catch (error) {
    if (error instanceof PatternProblem) return undefined;
    throw error;
  }
}
