// What other services answered when an execution was recorded, given again in the order of scheduling. Children of `.sync`
// tasks are real executions of machines made to end as the recorded ones did.

import type { ServiceDefinition } from '../../../../lib/simulator/kernel/service.ts';
import { ServiceError } from '../../../../lib/simulator/kernel/service-error.ts';
import { exceptionName } from '../../../../lib/simulator/services/sfn/integrations/error-names.ts';
import { parseResource } from '../../../../lib/simulator/services/sfn/integrations/resource.ts';
import type { SfnState } from '../../../../lib/simulator/services/sfn/state.ts';
import type { Machines } from './machines.ts';
import type { RecordedTask } from './recorded-event.ts';

interface Expected {
  readonly task: RecordedTask;
  readonly service: string;
  readonly operation: string;
  used: boolean;
}

/** When a recorded token is answered, after the call that handed it out. */
const ANSWER_MS = 500;

export function answerAsRecorded(machines: Machines, tasks: readonly RecordedTask[]): void {
  const expected = tasks.map(expectedOf);
  const { dispatch } = machines.region;
  const real = dispatch.call.bind(dispatch);
  dispatch.call = (service, operation, input, asked) => {
    // Only tasks of state machines ask in this spelling.
    if (asked.style !== 'pascal') return real(service, operation, input, asked);
    if (service === 'sfn' && operation === 'DescribeExecution') return real(service, operation, input, asked);
    const found = claim(expected, { service, operation, input });
    if (found === undefined) throw new ServiceError('NotRecorded', `nothing is recorded for ${service}:${operation}`);
    return answer(machines, found, { input, call: (own) => real(service, operation, own, asked) });
  };
}

function expectedOf(task: RecordedTask): Expected {
  if (task.resourceType === 'function') return { task, service: 'lambda', operation: 'Invoke', used: false };
  const parsed = parseResource(`arn:aws:states:::${task.resourceType}:${task.resource}`);
  const known = 'kind' in parsed && parsed.kind === 'integration';
  return { task, service: known ? parsed.service : '', operation: known ? parsed.operation : '', used: false };
}

function claim(
  expected: readonly Expected[],
  asked: { service: string; operation: string; input: object },
): RecordedTask | undefined {
  const open = expected.filter(
    ({ used, service, operation }) => !used && service === asked.service && operation === asked.operation,
  );
  const given = (asked.input as { Payload?: string }).Payload;
  const own = open.find(({ task }) => JSON.stringify(task.given) === JSON.stringify(asked.input));
  const byPayload = open.find(({ task }) => task.resourceType === 'function' && JSON.stringify(task.given) === given);
  const found = own ?? byPayload ?? open[0];
  if (found !== undefined) found.used = true;
  return found?.task;
}

interface Call {
  readonly input: object;
  call(input: object): unknown;
}

function answer(machines: Machines, task: RecordedTask, { input, call }: Call): unknown {
  const { end, submitted, resource } = task;
  if (end.kind === 'submit-failed') throw failureOf(machines, task, end);
  // Arguments that do not fit fail before any service is asked.
  if (end.kind === 'failed' && end.error === 'States.Runtime') return call(input);
  if (end.kind === 'failed' && submitted === undefined && isServiceText(end.cause))
    throw failureOf(machines, task, end);
  if (/\.sync(:2)?$/.test(resource)) return call({ ...input, StateMachineArn: childOf(machines, task) });
  if (submitted !== undefined) {
    answerToken(machines, task, input);
    return plain(task, submitted.output);
  }
  if (end.kind === 'none') return new Promise(() => {});
  if (end.kind === 'succeeded') {
    if (task.resourceType === 'function') return { StatusCode: 200, Payload: JSON.stringify(unparsed(end.output)) };
    return plain(task, end.output);
  }
  if (end.error === 'EventBridge.FailedEntry') return plain(task, end.cause);
  if (!isFunction(task)) throw failureOf(machines, task, end);
  const payload = end.cause === undefined ? '{}' : textOf(end.cause);
  return { StatusCode: 200, ExecutedVersion: '$LATEST', FunctionError: 'Unhandled', Payload: payload };
}

const isFunction = ({ resourceType }: RecordedTask) => resourceType === 'function' || resourceType === 'lambda';
const isServiceText = (cause: unknown) => typeof cause === 'string' && cause.includes('(Service: ');
const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Details hold an output as text; only text that begins with a brace was parsed when recorded. */
function unparsed(output: unknown): unknown {
  return typeof output === 'string' ? JSON.parse(output) : output;
}

/** Members of SDK answers that are text, though they were parsed when recorded. */
const TEXTS = new Set(['Payload', 'Body', 'Input', 'Output', 'Definition', 'MessageBody', 'SecretString', 'Value']);

/** An answer without what the integration itself adds. */
function plain(task: RecordedTask, recorded: unknown): unknown {
  const output = unparsed(recorded);
  if (typeof output !== 'object' || output === null) return output;
  const { SdkHttpMetadata: _, SdkResponseMetadata: __, ...answer } = output as Record<string, unknown>;
  if (task.resourceType === 'lambda') {
    return 'Payload' in answer ? { ...answer, Payload: JSON.stringify(answer['Payload']) } : answer;
  }
  if (task.resourceType === 'states') return { ...answer, StartDate: '2026-11-21T00:00:00.000Z' };
  const entries = Object.entries(answer).map(([key, value]) => [
    key,
    TEXTS.has(key) && typeof value === 'object' ? JSON.stringify(value) : value,
  ]);
  return Object.fromEntries(entries);
}

/** The service's error behind the recorded name and cause. */
function failureOf(
  machines: Machines,
  task: RecordedTask,
  end: { error: string | undefined; cause: unknown },
): ServiceError {
  const text = textOf(end.cause ?? '');
  const message = text.replace(/ \(Service: .*$/s, '');
  const statusCode = Number(/Status Code: (\d+)/.exec(text)?.[1] ?? 400);
  const coded = /Error Code: ([^;]+);/.exec(text)?.[1];
  const name = (end.error ?? '').split('.').slice(1).join('.');
  return new ServiceError(coded ?? shapeOf(machines, task, name) ?? 'Unmodelled', message, { statusCode });
}

function shapeOf(machines: Machines, task: RecordedTask, name: string): string | undefined {
  const { service } = expectedOf(task);
  const definition = machines.region.dispatch.definitions().find((one: ServiceDefinition) => one.name === service);
  return Object.entries(definition?.sdk ?? {}).find(
    ([shape, value]) => isErrorClass(value) && exceptionName(shape) === name,
  )?.[0];
}

function isErrorClass(value: unknown): boolean {
  return typeof value === 'function' && value.prototype instanceof Error;
}

function answerToken(machines: Machines, { end }: RecordedTask, input: object): void {
  if (end.kind === 'none') return;
  const { region } = machines;
  const text = JSON.stringify(input);
  const open = [...region.dispatch.state<SfnState>('sfn').tasks]
    .filter(([, { over }]) => !over)
    .map(([token]) => token);
  const taskToken = open.find((token) => text.includes(token)) ?? open.at(-1);
  region.kernel.clock.after(ANSWER_MS, 'recorded answer', () => {
    if (end.kind === 'succeeded') {
      region.call('sfn', 'SendTaskSuccess', { taskToken, output: JSON.stringify(unparsed(end.output)) });
    } else {
      const cause = end.cause === undefined ? undefined : textOf(end.cause);
      region.call('sfn', 'SendTaskFailure', { taskToken, error: end.error, cause });
    }
  });
}

let children = 0;

/** A machine whose executions end as the recorded child did. */
function childOf({ region, roleArn }: Machines, { end }: RecordedTask): string {
  const described = (end.kind === 'succeeded' ? end.output : end.kind === 'none' ? {} : end.cause) as Record<
    string,
    any
  >;
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'End', ...endingAs(end.kind, described) });
  const { stateMachineArn } = region.call('sfn', 'CreateStateMachine', {
    name: `child-${++children}`,
    roleArn,
    definition,
  });
  return stateMachineArn;
}

function endingAs(kind: string, described: Record<string, any>): object {
  const wait = { End: { Type: 'Wait', Seconds: 99_999, End: true } };
  if (kind === 'none') return { States: wait };
  if (described['Status'] === 'TIMED_OUT') return { TimeoutSeconds: 1, States: wait };
  if (kind === 'succeeded') {
    const { Output } = described;
    const Literal = typeof Output === 'string' ? read(Output) : Output;
    return { States: { End: { Type: 'Pass', Output: Literal, End: true } } };
  }
  const cause = described['Cause'] === undefined ? {} : { Cause: textOf(described['Cause']) };
  return { States: { End: { Type: 'Fail', Error: described['Error'], ...cause } } };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
