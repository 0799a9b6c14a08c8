// Replays executions that were recorded against AWS: their definitions run here, other services answer what they answered
// then. Three levels: how it ended, the order of events and states, every event whole.

import { Machines } from './machines.ts';
import { Agreement, isZeroed } from './recorded-agreement.ts';
import { answerAsRecorded } from './recorded-answers.ts';
import { detailsOf, type Event, tasksOf } from './recorded-event.ts';
import { Placeholders } from './recorded-placeholders.ts';

export interface RecordedCase {
  readonly id: string;
  readonly definition: object;
  /** JSON text. */
  readonly input: string;
  readonly events: readonly Event[];
}

export interface Replay {
  readonly id: string;
  /** Why the simulator would not take the definition, or why the case cannot be replayed. */
  readonly refused?: string;
  readonly levels: readonly [end: boolean, order: boolean, whole: boolean];
  /** Pairs of events that differ: AWS's and ours. */
  readonly differences: readonly [Event | undefined, Event | undefined][];
}

/** No record waits longer. */
const LIMIT_MS = 3600 * 1000;

export async function replay(recorded: RecordedCase): Promise<Replay> {
  try {
    return await run(recorded);
  } catch (error) {
    const refused = `${(error as Error).name}: ${(error as Error).message}`;
    return { id: recorded.id, refused, levels: [false, false, false], differences: [] };
  }
}

async function run({ id, definition, input, events }: RecordedCase): Promise<Replay> {
  const machines = new Machines();
  const { region, roleArn } = machines;
  const target = await machines.create({ Answer: { Type: 'Pass', End: true } }, { name: 'target' });
  machines.role('trusted', ['*'], { AWS: '*' });
  const placeholders = new Placeholders(target);
  const { stateMachineArn } = region.call('sfn', 'CreateStateMachine', {
    name: 'recorded',
    roleArn,
    definition: placeholders.fill(JSON.stringify(definition)),
  });
  answerAsRecorded(machines, tasksOf(events));
  const asked = { stateMachineArn, input: placeholders.fill(input) };
  const { executionArn } = region.call('sfn', 'StartExecution', asked);
  await toTheEnd(machines, executionArn, events);
  const ours = (await machines.history(executionArn)) as unknown as Event[];
  return { id, ...compare(events, ours, new Agreement([...placeholders.filled, roleArn])) };
}

/** An execution that was stopped when it was recorded is stopped where it then stood. */
async function toTheEnd({ region }: Machines, executionArn: string, events: readonly Event[]): Promise<void> {
  const over = () => region.call('sfn', 'DescribeExecution', { executionArn }).status !== 'RUNNING';
  const last = events.at(-1);
  const stopped = last?.type === 'ExecutionAborted';
  const count = () => region.call('sfn', 'GetExecutionHistory', { executionArn, maxResults: 1000 }).events.length;
  const there = () => over() || (stopped && count() >= events.length - 1);
  await region.run({ until: there, limitMs: LIMIT_MS });
  if (stopped && !over()) {
    const { error, cause } = detailsOf(last);
    region.call('sfn', 'StopExecution', { executionArn, error, cause });
  }
}

function compare(theirs: readonly Event[], ours: readonly Event[], agreement: Agreement): Omit<Replay, 'id'> {
  const own = inTheirOrder(theirs, ours, agreement);
  const differences: [Event | undefined, Event | undefined][] = [];
  for (let i = 0; i < Math.max(theirs.length, own.length); i++) {
    if (!agreement.events(theirs[i], own[i], true)) differences.push([theirs[i], own[i]]);
  }
  const end = agreement.events(theirs.at(-1), own.at(-1), false);
  const order = theirs.length === own.length && theirs.every((event, i) => labelOf(event) === labelOf(own[i] as Event));
  return { levels: [end, order, differences.length === 0], differences };
}

const labelOf = (event: Event) => `${event.type} ${stateOf(event) ?? ''}`;

function stateOf(event: Event): string | undefined {
  return (event['stateEnteredEventDetails'] ?? event['stateExitedEventDetails'])?.name;
}

/** Where the record is sorted, ours are put beside those that they agree with best. */
function inTheirOrder(theirs: readonly Event[], ours: readonly Event[], agreement: Agreement): readonly Event[] {
  const places = theirs.map((event, i) => (isZeroed(event) ? i : -1)).filter((i) => i >= 0 && i < ours.length);
  const open = places.map((i) => ours[i] as Event);
  const ordered = [...ours];
  const put = (fits: (event: Event, candidate: Event) => boolean) => {
    for (const i of [...places]) {
      const at = open.findIndex((candidate) => fits(theirs[i] as Event, candidate));
      if (at < 0) continue;
      ordered[i] = open.splice(at, 1)[0] as Event;
      places.splice(places.indexOf(i), 1);
    }
  };
  put((event, candidate) => agreement.events(event, candidate, false));
  put((event, candidate) => labelOf(event) === labelOf(candidate));
  put(() => true);
  return ordered;
}
