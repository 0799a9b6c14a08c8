import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { Machines } from './machines.ts';

const machines = new Machines();

async function complaints(states: Record<string, object>, more: object = {}): Promise<string[]> {
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: Object.keys(states)[0],
    States: states,
    ...more,
  });
  const { diagnostics } = await machines.sfn.send(new ValidateStateMachineDefinitionCommand({ definition }));
  return (diagnostics ?? []).map(({ code, message, location }) => `${code}: ${message} at ${location}`);
}

const task = (resource: string, args: object = {}) => ({
  T: { Type: 'Task', Resource: resource, Arguments: args, End: true },
});

describe('a definition', () => {
  it('that is well is taken', async () => {
    expect(await complaints({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } })).toEqual([]);
  });

  it.each([
    ['a context item that does not exist', '{% phone %}', `Reference to 'phone' at the top level is not supported.`],
    [
      'a lambda that names it',
      '{% $map($x, function($v){ b }) %}',
      `Reference to 'b' at the top level is not supported.`,
    ],
    ['the whole context', '{% $$.a %}', `Reference to '$$' is not supported.`],
    [
      'an error outside a catcher',
      '{% $states.errorOutput %}',
      'Reference to $states.errorOutput is only supported in a catcher.',
    ],
  ])('cannot read %s', async (_, output, message) => {
    const found = await complaints({ A: { Type: 'Pass', Output: { v: output }, End: true } });
    expect(found.map((line) => line.replaceAll(`'$states.errorOutput'`, '$states.errorOutput'))).toEqual([
      `UNSUPPORTED_JSONATA_EXPRESSION: ${message} at /States/A/Output/v`,
    ]);
  });

  it('may read members of what it has', async () => {
    const output = '{% $states.input.items[value > 3]^(name).{name: size} %}';
    expect(await complaints({ A: { Type: 'Pass', Output: output, End: true } })).toEqual([]);
  });

  it('needs expressions that parse', async () => {
    const [line] = await complaints({ A: { Type: 'Pass', Output: '{% $a[1,2) %}', End: true } });
    expect(line).toMatch(/^INVALID_JSONATA_EXPRESSION: .+ at \/States\/A\/Output$/);
  });

  it('leads somewhere from everywhere', async () => {
    expect(await complaints({ A: { Type: 'Pass', Next: 'B' } })).toEqual([
      `MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next`,
      'MISSING_END_STATE: Workflow has no terminal state at undefined',
    ]);
    expect(await complaints({ A: { Type: 'Pass', Next: 'B' }, C: { Type: 'Succeed' } })).toEqual([
      `MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next`,
      'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C',
    ]);
    expect(await complaints({ A: { Type: 'Succeed' }, C: { Type: 'Succeed' } })).toEqual([
      'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C',
    ]);
  });

  it('has an end somewhere', async () => {
    const loop = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };
    const noEnd = 'MISSING_END_STATE: Workflow has no terminal state at undefined';
    expect(await complaints(loop)).toEqual([noEnd]);
    expect(await complaints({ ...loop, C: { Type: 'Pass', Next: 'A' } })).toEqual([noEnd]);
    expect(await complaints({ ...loop, C: { Type: 'Succeed' } })).toEqual([
      'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C',
    ]);
  });

  it.each([
    ['[]', 'SCHEMA_VALIDATION_FAILED', 'Definition must be a valid JSON object', undefined],
    ['{}', 'SCHEMA_VALIDATION_FAILED', 'These fields are required: [States, StartAt]', '/'],
    [
      '{"QueryLanguage":"JSONata","States":{}}',
      'SCHEMA_VALIDATION_FAILED',
      'These fields are required: [StartAt]',
      '/',
    ],
  ])('of %j is no definition', async (definition, code, message, location) => {
    const { diagnostics } = await machines.sfn.send(new ValidateStateMachineDefinitionCommand({ definition }));
    expect(diagnostics).toEqual([
      { severity: 'ERROR', code, message, ...(location === undefined ? {} : { location }) },
    ]);
  });

  it('uses each name once, and assigns variables only in their own scope', async () => {
    const inner = (name: string, more: object = {}) => ({
      ...more,
      StartAt: name,
      States: { [name]: { Type: 'Pass', Assign: { n: 2 }, End: true } },
    });
    const outer = { A: { Type: 'Pass', Assign: { n: 1 }, Next: 'M' } };
    const map = (processor: object) => ({
      ...outer,
      M: { Type: 'Map', Items: [], ItemProcessor: processor, End: true },
    });
    const config = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
    expect(await complaints(map(inner('B', config)))).toEqual([]);
    expect(await complaints(map(inner('B')))).toEqual([
      expect.stringMatching(
        /^SCHEMA_VALIDATION_FAILED: Variable 'n' .* at \/States\/M\/ItemProcessor\/States\/B\/Assign$/,
      ),
    ]);
    expect(await complaints(map(inner('A', config)))).toEqual([
      'DUPLICATE_STATE_NAME: Duplicate State name: A at /States/M/ItemProcessor/States/A',
    ]);
  });

  it('keeps numbers within their bounds', async () => {
    const map = (more: object) => {
      const processor = { StartAt: 'B', States: { B: { Type: 'Succeed' } } };
      const config = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
      return complaints({
        M: { Type: 'Map', Items: [], ItemProcessor: { ...config, ...processor }, End: true, ...more },
      });
    };
    expect(await map({ MaxConcurrency: -1, ToleratedFailureCount: -1, ToleratedFailurePercentage: 101.5 })).toEqual([
      'SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/M/MaxConcurrency',
      'SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/M/ToleratedFailureCount',
      'SCHEMA_VALIDATION_FAILED: Maximum value is 100.0 at /States/M/ToleratedFailurePercentage',
    ]);
  });

  it('has no fields that its states do not know', async () => {
    expect(await complaints({ A: { Type: 'Pass', TimeoutSeconds: 3, End: true } })).toEqual([
      `SCHEMA_VALIDATION_FAILED: Field 'TimeoutSeconds' is not supported at /States/A`,
    ]);
    const [line] = await complaints({ A: { Type: 'Pass', Parameters: {}, End: true } });
    expect(line).toContain(`field 'Parameters' is only supported for the 'JSONPath' QueryLanguage at /States/A`);
  });

  it('keeps States.ALL alone and last', async () => {
    const retry = [{ ErrorEquals: ['States.ALL', 'Other'] }, { ErrorEquals: ['Other'] }];
    const found = await complaints({ T: { ...task('arn:aws:states:::aws-sdk:iam:listRoles').T, Retry: retry } });
    expect(found).toHaveLength(2);
  });

  it('asks services only for what they take', async () => {
    expect(await complaints(task('arn:aws:states:::aws-sdk:ec2:makeCoffee'))).toHaveLength(1);
    expect(await complaints(task('arn:aws:states:::aws-sdk:ssm:getParameter', { Nmae: 'x' }))).toEqual([
      `SCHEMA_VALIDATION_FAILED: The field 'Name' is required but was missing at /States/T/Arguments`,
      `SCHEMA_VALIDATION_FAILED: The field 'Nmae' is not supported by Step Functions at /States/T/Arguments`,
    ]);
    expect(
      await complaints(task('arn:aws:states:::aws-sdk:ssm:getParameter', { Name: '{% $states.input %}' })),
    ).toEqual([]);
    expect(await complaints(task('arn:aws:states:::aws-sdk:ec2:runInstances.sync'))).toHaveLength(1);
  });

  it.each([
    ['Version', { Version: '2.0' }, 'Value should be one of the following: [1.0] at /Version'],
    ['Comment', { Comment: 5 }, 'Expected value of type [STRING] at /Comment'],
  ])('has a %s as the language has it', async (_, more, complaint) => {
    expect(await complaints({ A: { Type: 'Succeed' } }, { Version: '1.0', Comment: 'ours' })).toEqual([]);
    expect(await complaints({ A: { Type: 'Succeed' } }, more)).toEqual([`SCHEMA_VALIDATION_FAILED: ${complaint}`]);
  });

  it('has comments that are text in its states and handlers', async () => {
    const catcher = { ErrorEquals: ['States.ALL'], Next: 'T', Comment: [] };
    const listed = task('arn:aws:states:::aws-sdk:iam:listRoles').T;
    expect(await complaints({ T: { ...listed, Comment: 5, Catch: [catcher] } })).toEqual([
      'SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /States/T/Comment',
      'SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /States/T/Catch[0]/Comment',
    ]);
  });

  it('awaits heartbeats more often than it gives up', async () => {
    const beating = (heartbeat: unknown, timeout: unknown) => ({
      T: {
        ...task('arn:aws:states:::aws-sdk:iam:listRoles').T,
        TimeoutSeconds: timeout,
        HeartbeatSeconds: heartbeat,
      },
    });
    expect(await complaints(beating(59, 60))).toEqual([]);
    expect(await complaints(beating(60, 60))).toEqual([
      'SCHEMA_VALIDATION_FAILED: HeartbeatSeconds must be smaller than TimeoutSeconds at /States/T/HeartbeatSeconds',
    ]);
    const { error, cause } = await machines.run(beating('{% 60 %}', 60));
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain('The HeartbeatSeconds field must be smaller than TimeoutSeconds, 60, but was: 60');
  });

  it('handles reserved errors only under the names that there are', async () => {
    const handling = (name: string) =>
      complaints({
        T: { ...task('arn:aws:states:::aws-sdk:iam:listRoles').T, Retry: [{ ErrorEquals: ['Own', name] }] },
      });
    expect(await handling('States.HeartbeatTimeout')).toEqual([]);
    expect(await handling('States.Nope')).toEqual([
      `SCHEMA_VALIDATION_FAILED: 'States.Nope' is not a reserved error name at /States/T/Retry[0]/ErrorEquals`,
    ]);
  });

  it('names actions in camel case', async () => {
    const arn = 'arn:aws:states:::aws-sdk:ec2:DescribeInstances';
    expect(await complaints(task(arn))).toEqual([
      `SCHEMA_VALIDATION_FAILED: The resource provided ${arn} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/T/Resource`,
    ]);
  });

  it.each([
    [
      'JSONPath',
      { QueryLanguage: 'JSONPath', StartAt: 'A', States: { A: { Type: 'Wait', SecondsPath: '$.s', End: true } } },
    ],
    ['activities', { StartAt: 'T', States: task('arn:aws:states:us-east-1:111122223333:activity:a') }],
    ['Express', undefined],
  ])('of %s is refused by name', async (name, definition) => {
    const text = JSON.stringify({
      QueryLanguage: 'JSONata',
      ...(definition ?? { StartAt: 'A', States: { A: { Type: 'Succeed' } } }),
    });
    const created = machines.sfn.send(
      new CreateStateMachineCommand({
        name: 'refused',
        roleArn: machines.roleArn,
        definition: text,
        type: definition === undefined ? 'EXPRESS' : 'STANDARD',
      }),
    );
    await expect(created).rejects.toMatchObject({ name: 'NotModelled', message: expect.stringContaining(name) });
  });

  it('that is wrong makes no machine', async () => {
    const created = machines.create({ A: { Type: 'Pass', Next: 'B' } }, { name: 'wrong' });
    await expect(created).rejects.toMatchObject({
      name: 'InvalidDefinition',
      message: expect.stringContaining('MISSING_TRANSITION_TARGET'),
    });
    const { stateMachines } = await machines.sfn.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map(({ name }) => name)).not.toContain('wrong');
  });
});

describe('a state machine', () => {
  it('is made once under its name', async () => {
    const states = { A: { Type: 'Succeed' } };
    const stateMachineArn = await machines.create(states, { name: 'once' });
    expect(await machines.create(states, { name: 'once' })).toBe(stateMachineArn);
    const other = machines.create({ B: { Type: 'Succeed' } }, { name: 'once' });
    await expect(other).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' });
    const described = await machines.sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({ name: 'once', status: 'ACTIVE', type: 'STANDARD', roleArn: machines.roleArn });
    await machines.sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
    const gone = machines.sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    await expect(gone).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  it('needs a role that Step Functions may take on', async () => {
    const roleArn = machines.role('other', [], { Service: 'lambda.amazonaws.com' });
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Succeed' } } });
    const created = machines.sfn.send(new CreateStateMachineCommand({ name: 'unplayed', roleArn, definition }));
    await expect(created).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('carries tags', async () => {
    const resourceArn = await machines.create({ A: { Type: 'Succeed' } }, { name: 'tagged' });
    await machines.sfn.send(
      new TagResourceCommand({
        resourceArn,
        tags: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
        ],
      }),
    );
    await machines.sfn.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
    const { tags } = await machines.sfn.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual([{ key: 'b', value: '2' }]);
  });
});
