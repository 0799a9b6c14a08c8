// Replays executions that were recorded against AWS: their definitions run here, their functions answer what they answered
// then. Three levels: how it ended, the order of events and states, every event whole.

import { ServiceError } from '../../../../lib/simulator/kernel/service-error.ts';
import { lambda } from '../../../../lib/simulator/services/lambda/index.ts';
import { s3 } from '../../../../lib/simulator/services/s3/index.ts';
import { Machines } from './machines.ts';

export interface RecordedCase {
  readonly id: string;
  readonly definition: object;
  /** JSON text. */
  readonly input: string;
  readonly events: readonly Event[];
}

type Event = Record<string, any> & { readonly id: number; readonly type: string };

export interface Replay {
  readonly id: string;
  /** Why the simulator would not take the definition. */
  readonly refused?: string;
  readonly levels: readonly [end: boolean, order: boolean, whole: boolean];
  /** Pairs of events that differ: AWS's and ours. */
  readonly differences: readonly [Event | undefined, Event | undefined][];
}

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:recorded';

export async function replay(recorded: RecordedCase): Promise<Replay> {
  const machines = new Machines();
  const undo = standIn(recorded.events);
  try {
    const executionArn = await start(machines, recorded);
    await machines.end(executionArn);
    return compare(recorded, (await machines.history(executionArn)) as unknown as Event[]);
  } catch (error) {
    if ((error as Error).name !== 'NotModelled') throw error;
    return { id: recorded.id, refused: (error as Error).message, levels: [false, false, false], differences: [] };
  } finally {
    undo();
  }
}

async function start(machines: Machines, { definition, input }: RecordedCase): Promise<string> {
  const child = { Answer: { Type: 'Pass', Output: { Arg1: 'argument1' }, End: true } };
  const target = await machines.create(child, { name: 'target' });
  machines.role('trusted', ['*'], { AWS: '*' });
  const filled = (text: string) =>
    text
      .replaceAll('${create_lambda_function}.CreateFunctionResponse.FunctionArn', FUNCTION)
      .replaceAll('${sm}', target)
      .replaceAll('${s3_create_bucket}', 'bucket-name')
      .replaceAll('${create_cross_account_admin_role_and_policy}', 'arn:aws:iam::111122223333:role/trusted');
  const { roleArn } = machines;
  const text = filled(JSON.stringify(definition));
  const { stateMachineArn } = machines.region.call('sfn', 'CreateStateMachine', {
    name: 'recorded',
    roleArn,
    definition: text,
  });
  const { executionArn } = machines.region.call('sfn', 'StartExecution', { stateMachineArn, input: filled(input) });
  return executionArn;
}

/** Functions and buckets answer what they answered when the execution was recorded. Returns what puts the real ones back. */
function standIn(events: readonly Event[]): () => void {
  const answers = events.filter(({ type }) => /^(Task|LambdaFunction)(Succeeded|Failed)$/.test(type));
  const lambdas = lambda.operations as Record<string, unknown>;
  const buckets = s3.operations as Record<string, unknown>;
  const held = { invoke: lambdas['Invoke'], get: buckets['GetObject'] };
  lambdas['Invoke'] = () => invocation(answers.shift() as Event);
  buckets['GetObject'] = () => {
    throw new ServiceError('NoSuchKey', 'The specified key does not exist.', { statusCode: 404 });
  };
  return () => {
    lambdas['Invoke'] = held.invoke;
    buckets['GetObject'] = held.get;
  };
}

function invocation(event: Event): object {
  const base = { StatusCode: 200, ExecutedVersion: '$LATEST' };
  const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  const failed = event['taskFailedEventDetails'] ?? event['lambdaFunctionFailedEventDetails'];
  if (failed !== undefined) return { ...base, FunctionError: 'Unhandled', Payload: bytes(failed.cause) };
  const task = event['taskSucceededEventDetails'];
  const value = task === undefined ? event['lambdaFunctionSucceededEventDetails'].output : task.output.Payload;
  return { ...base, Payload: Buffer.from(JSON.stringify(value)) };
}

function compare({ id, events }: RecordedCase, own: readonly Event[]): Replay {
  const theirs = events.map((event) => blanked(event) as Event);
  const ours = own.map((event) => blanked(event) as Event);
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const placeless = (event: Event | undefined) => ({ ...event, id: 0, previousEventId: 0 });
  const ordered = (list: readonly Event[]) => list.map((event) => [event.type, stateOf(event)]);
  const differences: [Event | undefined, Event | undefined][] = [];
  for (let i = 0; i < Math.max(theirs.length, ours.length); i++) {
    if (!same(theirs[i], ours[i])) differences.push([theirs[i], ours[i]]);
  }
  const end = same(placeless(theirs.at(-1)), placeless(ours.at(-1)));
  return { id, levels: [end, same(ordered(theirs), ordered(ours)), differences.length === 0], differences };
}

function stateOf(event: Event): string | undefined {
  return (event['stateEnteredEventDetails'] ?? event['stateExitedEventDetails'])?.name;
}

/** Members that the recording blanked out, or that only HTTP carries. */
const BLANK = new Set([
  'SdkHttpMetadata',
  'SdkResponseMetadata',
  'timestamp',
  'TimestampValue',
  'StartDate',
  'StopDate',
]);

/** What can be compared: texts that hold JSON parsed, members in order, names and ids of accounts taken out. */
function blanked(value: unknown): unknown {
  if (typeof value === 'string') return blankedText(value);
  if (value instanceof Date) return '';
  if (Array.isArray(value)) return value.map(blanked);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !BLANK.has(key));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, blanked(item)]));
}

function blankedText(text: string): unknown {
  if (text.startsWith('{')) {
    try {
      return blanked(JSON.parse(text));
    } catch {
      return text;
    }
  }
  return text
    .replace(/^(arn:[^:]+:(iam|lambda|states):.*|snf_role_arn|<trusted_role_arn>)$/, '<arn>')
    .replace(/Request ID: .*\)/, 'Request ID: <id>)')
    .replace(/^(us-east-1|<region>)$/, '<region>');
}
