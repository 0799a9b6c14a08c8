// The replay of recorded executions, tried on histories made up here in the shape of recorded ones: it has to hold for
// what nobody has seen yet, and to say why where it cannot.

import { describe, expect, it } from 'vitest';
import { type RecordedCase, replay } from './recorded.ts';

const whole = { truncated: false };
type Details = Record<string, unknown>;

/** A history in the making: each event follows the one before, unless it says otherwise. */
class History {
  readonly events: RecordedCase['events'][number][] = [];

  constructor(input: unknown) {
    this.add('ExecutionStarted', { input, inputDetails: whole, roleArn: 'snf_role_arn' });
  }

  add(type: string, details?: Details, links: { id?: unknown; previous?: number } = {}): this {
    const id = this.events.length + 1;
    const before = this.events.length === 1 ? 0 : id - 1;
    const named =
      details === undefined ? {} : { [`${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`]: details };
    const previousEventId = links.previous ?? before;
    this.events.push({ id: links.id ?? id, previousEventId, timestamp: 'timestamp', type, ...named });
    return this;
  }

  entered(kind: string, name: string, input: unknown, links = {}): this {
    return this.#state(`${kind}StateEntered`, 'stateEnteredEventDetails', { name, input, inputDetails: whole }, links);
  }

  exited(kind: string, name: string, output: unknown, links = {}): this {
    return this.#state(`${kind}StateExited`, 'stateExitedEventDetails', { name, output, outputDetails: whole }, links);
  }

  #state(type: string, member: string, details: Details, links: { id?: unknown; previous?: number }): this {
    this.add(type, undefined, links);
    const last = this.events.at(-1) as Details;
    last[member] = details;
    return this;
  }
}

const machine = (states: Record<string, object>) => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0],
  States: states,
});
const tried = async (definition: object, input: string, { events }: History) => {
  const { levels, differences, refused } = await replay({ id: 'made up', definition, input, events });
  return { levels, differences, refused };
};
const holds = { levels: [true, true, true], differences: [], refused: undefined };

describe('the replay of a task that waits for its token', () => {
  const sqs = { resource: 'sendMessage.waitForTaskToken', resourceType: 'sqs' };
  const definition = (more: object = {}) =>
    machine({
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Arguments: { QueueUrl: '{% $states.input.Url %}', MessageBody: { Token: '{% $states.context.Task.Token %}' } },
        End: true,
        ...more,
      },
    });
  const input = '{"Url": "${sqs_create_queue}"}';
  const asked = (limits: object = {}) =>
    new History({ Url: '<sqs_queue_url>' })
      .entered('Task', 'Ask', { Url: '<sqs_queue_url>' })
      .add('TaskScheduled', {
        ...sqs,
        ...limits,
        region: '<region>',
        parameters: { QueueUrl: '<sqs_queue_url>', MessageBody: { Token: '<task_token:1>' } },
      })
      .add('TaskStarted', sqs)
      .add('TaskSubmitted', {
        ...sqs,
        output: { MD5OfMessageBody: '<md5>', MessageId: '<uuid:1>', SdkHttpMetadata: {}, SdkResponseMetadata: {} },
        outputDetails: whole,
      });

  it('sends what was sent', async () => {
    const succeeded = asked()
      .add('TaskSucceeded', { ...sqs, output: '"done"', outputDetails: whole })
      .exited('Task', 'Ask', '"done"')
      .add('ExecutionSucceeded', { output: '"done"', outputDetails: whole });
    expect(await tried(definition(), input, succeeded)).toEqual(holds);
    const failure = { error: 'Refused', cause: 'not today' };
    const failed = asked()
      .add('TaskFailed', { ...sqs, ...failure })
      .add('ExecutionFailed', failure);
    expect(await tried(definition(), input, failed)).toEqual(holds);
  });

  it('sends nothing where nothing was sent', async () => {
    const limits = { timeoutInSeconds: 60, heartbeatInSeconds: 5 };
    const history = asked(limits)
      .add('TaskTimedOut', { ...sqs, error: 'States.Timeout' })
      .add('ExecutionFailed', { error: 'States.Timeout' });
    expect(await tried(definition({ TimeoutSeconds: 60, HeartbeatSeconds: 5 }), input, history)).toEqual(holds);
  });

  it('stops where it was stopped', async () => {
    const history = asked().add('ExecutionAborted', { error: 'Enough' }, { previous: 0 });
    expect(await tried(definition(), input, history)).toEqual(holds);
  });

  it('tells an answer that differs', async () => {
    const history = asked()
      .add('TaskSucceeded', { ...sqs, output: '"done"', outputDetails: whole })
      .exited('Task', 'Ask', '"other"')
      .add('ExecutionSucceeded', { output: '"other"', outputDetails: whole });
    const { levels, differences } = await tried(definition(), input, history);
    expect(levels).toEqual([false, true, false]);
    expect(differences).toHaveLength(2);
  });
});

describe('the replay of other tasks', () => {
  it('starts a child that ends as the recorded one did', async () => {
    const states = { resource: 'startExecution.sync:2', resourceType: 'states' };
    const arn = 'arn:<partition>:states:<region>:111111111111';
    const given = { StateMachineArn: `${arn}:stateMachine:<ArnPart_0idx>` };
    const ExecutionArn = `${arn}:execution:<ArnPart_0idx>:child`;
    const cause = {
      ...{ Cause: 'rotten', Error: 'Bad', ExecutionArn, Input: '{}', InputDetails: { Included: true }, Name: 'child' },
      ...{ RedriveCount: 0, RedriveStatus: 'REDRIVABLE', StartDate: '<start-date>', Status: 'FAILED' },
      ...{ StateMachineArn: given.StateMachineArn, StopDate: '<stop-date>' },
    };
    const history = new History(given)
      .entered('Task', 'Run', given)
      .add('TaskScheduled', { ...states, region: '<region>', parameters: { ...given, Name: 'child' } })
      .add('TaskStarted', states)
      .add('TaskSubmitted', { ...states, output: { ExecutionArn, StartDate: '<start-date>' }, outputDetails: whole })
      .add('TaskFailed', { ...states, error: 'States.TaskFailed', cause })
      .add('ExecutionFailed', { error: 'States.TaskFailed', cause });
    const run = {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: { StateMachineArn: '{% $states.input.StateMachineArn %}', Name: 'child' },
      End: true,
    };
    expect(await tried(machine({ Run: run }), '{"StateMachineArn": "${sm}"}', history)).toEqual(holds);
  });

  it('gives the answers of tries in their order', async () => {
    const ddb = { resource: 'putItem', resourceType: 'aws-sdk:dynamodb' };
    const parameters = { TableName: 'no', Item: {} };
    const message = 'Requested resource not found';
    const failure = {
      error: 'DynamoDb.ResourceNotFoundException',
      cause: `${message} (Service: DynamoDb, Status Code: 400, Request ID: <request_id>)`,
    };
    const history = new History({})
      .entered('Task', 'Put', {})
      .add('TaskScheduled', { ...ddb, region: '<region>', parameters })
      .add('TaskStarted', ddb)
      .add('TaskFailed', { ...ddb, ...failure })
      .add('TaskScheduled', { ...ddb, region: '<region>', parameters })
      .add('TaskStarted', ddb)
      .add('TaskSucceeded', { ...ddb, output: {}, outputDetails: whole })
      .exited('Task', 'Put', {})
      .add('ExecutionSucceeded', { output: {}, outputDetails: whole });
    const put = {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:dynamodb:putItem',
      Arguments: parameters,
      Retry: [{ ErrorEquals: ['DynamoDb.ResourceNotFoundException'], MaxAttempts: 1 }],
      End: true,
    };
    expect(await tried(machine({ Put: put }), '{}', history)).toEqual(holds);
  });

  it('takes branches in any order, as the record sorts them', async () => {
    const branch = (name: string, output: number) => ({
      StartAt: name,
      States: { [name]: { Type: 'Pass', Output: output, End: true } },
    });
    const lost = { id: [0], previous: 0 };
    const history = new History({})
      .entered('Parallel', 'Both', {})
      .add('ParallelStateStarted')
      .entered('Pass', 'A', {}, lost)
      .entered('Pass', 'B', {}, lost)
      .exited('Pass', 'A', '1', lost)
      .exited('Pass', 'B', '2', lost)
      .add('ParallelStateSucceeded', undefined, { previous: 7 })
      .exited('Parallel', 'Both', '[1,2]', { previous: 7 })
      .add('ExecutionSucceeded', { output: '[1,2]', outputDetails: whole });
    const both = { Type: 'Parallel', Branches: [branch('A', 1), branch('B', 2)], End: true };
    expect(await tried(machine({ Both: both }), '{}', history)).toEqual(holds);
  });
});

describe('a case that cannot be replayed', () => {
  it.each([
    [
      'an integration that is not modelled',
      { Run: { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask', End: true } },
    ],
    ['a definition that is none', { Run: { Type: 'Nothing' } }],
  ])('says why: %s', async (_, states) => {
    const { levels, refused } = await tried(machine(states), '{}', new History({}));
    expect(levels).toEqual([false, false, false]);
    expect(refused).toMatch(/ecs:runTask|Value should be one of/);
  });

  it('says why when there is nothing to replay', async () => {
    expect((await replay({ id: 'empty' } as RecordedCase)).refused).toContain('TypeError');
  });
});
