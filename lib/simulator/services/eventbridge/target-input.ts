// What a target gets: the event, a part of it, a constant, or a template filled from it.

import type { InputTransformer, Target } from '@aws-sdk/client-eventbridge';
import type { BusEvent } from './bus-event.ts';
import { valueAtPath } from './json-path.ts';
import type { Rule } from './state.ts';

export interface Arrived {
  readonly event: BusEvent;
  readonly rule: Rule;
  /** When the bus took the event, epoch milliseconds. */
  readonly ingestedMs: number;
}

export function targetInput(target: Target, arrived: Arrived): string {
  const { event } = arrived;
  if (target.Input !== undefined) return target.Input;
  if (target.InputPath !== undefined) return JSON.stringify(valueAtPath(target.InputPath, event) ?? null);
  if (target.InputTransformer !== undefined) return fill(target.InputTransformer, arrived);
  return JSON.stringify(event);
}

function fill({ InputPathsMap = {}, InputTemplate = '' }: InputTransformer, arrived: Arrived): string {
  const values = new Map<string, unknown>(predefined(arrived));
  for (const [name, path] of Object.entries(InputPathsMap)) values.set(name, valueAtPath(path, arrived.event));
  const isJson = /^\s*[{["]/.test(InputTemplate);
  let filled = '';
  let at = 0;
  let quoted = false;
  while (at < InputTemplate.length) {
    const character = InputTemplate[at] as string;
    const name = character === '<' ? /^<([^<>]+)>/.exec(InputTemplate.slice(at))?.[1] : undefined;
    if (name !== undefined && values.has(name)) {
      filled += placed(values.get(name), isJson ? (quoted ? 'in-quotes' : 'bare') : 'text');
      at += name.length + 2;
      continue;
    }
    if (character === '\\') filled += InputTemplate[at++] ?? '';
    else if (character === '"') quoted = !quoted;
    filled += InputTemplate[at++] ?? '';
  }
  return filled;
}

function predefined({ event, rule, ingestedMs }: Arrived): [string, unknown][] {
  const { detail: _, ...withoutDetail } = event;
  return [
    ['aws.events.rule-arn', rule.arn],
    ['aws.events.rule-name', rule.name],
    ['aws.events.event.ingestion-time', new Date(ingestedMs).toISOString().replace(/\.\d+Z$/, 'Z')],
    ['aws.events.event', withoutDetail],
    ['aws.events.event.json', event],
  ];
}

/** A path that led nowhere leaves nothing in its place. */
function placed(value: unknown, where: 'bare' | 'in-quotes' | 'text'): string {
  if (value === undefined) return '';
  if (where === 'bare') return JSON.stringify(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return where === 'text' ? text : JSON.stringify(text).slice(1, -1);
}
