import type { JournalEntry } from '../simulator/kernel/journal.ts';
import { clockText } from './shows/texts.ts';

/**
 * Answers that a program asks for: whether something is there and seen yet, whether a lease is free, whether an instance is up.
 * They are errors on the wire, and nothing that a person should look at.
 */
const EXPECTED =
  /NotFound|DoesNotExist|NoSuch|AlreadyExists|ConditionalCheckFailed|TransactionCanceled|DryRunOperation|InvalidInstanceId|TaskTimedOut|InvalidTarget/;
const EXPECTED_MESSAGE =
  /does not exist|Could not find launch template version|No updates are to be performed|didn't contain changes/;
const DENIED = /AccessDenied|UnauthorizedOperation|AuthorizationError/;

/** What a person wants to see pass by: events, stacks, faults, and calls that were denied or refused. */
export function happeningOf(entry: JournalEntry): string | undefined {
  const what = kindAndText(entry);
  return what && `${clockText(new Date(entry.atMs).toISOString())}  ${what[0].padEnd(9)} ${what[1]}`;
}

function kindAndText(entry: JournalEntry): [kind: string, text: string] | undefined {
  if (entry.kind === 'event') return ['event', `${entry.source}: ${entry.type}`];
  if (entry.kind === 'fault') return ['fault', `${entry.name} ${entry.service ?? ''} ${entry.operation ?? ''}`];
  if (entry.kind === 'call') {
    const { outcome, message = '', service, operation } = entry;
    if (outcome === 'ok' || EXPECTED.test(outcome) || EXPECTED_MESSAGE.test(message)) return undefined;
    return [DENIED.test(outcome) ? 'denied' : 'refused', `${service} ${operation}: ${outcome} ${message}`];
  }
  if (entry.kind !== 'transition' || entry.service !== 'cloudformation') return undefined;
  // A stack as a whole: neither its resources nor its change sets.
  if (entry.detail?.['type'] !== undefined || 'changeSet' in (entry.detail ?? {})) return undefined;
  return ['stack', `${String(entry.detail?.['stack'])}: ${entry.to}`];
}
