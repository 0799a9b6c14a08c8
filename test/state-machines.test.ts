import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
// @ts-expect-error: the package has no types.
import validate from 'asl-validator';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { errorNames } from '../lib/contract/errors.ts';
import { EVENT_SOURCE, eventTypes } from '../lib/contract/names.ts';
import { placeholders } from '../lib/contract/placeholders.ts';
import { CoreStack } from '../lib/pipeline/core-stack.ts';

const folder = join(import.meta.dirname, '..', 'state-machines');
const names = readdirSync(folder).filter((file) => file.endsWith('.asl.json'));

interface State {
  Type: string;
  TimeoutSeconds?: number | string;
  Retry?: { ErrorEquals: string[] }[];
  Catch?: { ErrorEquals: string[] }[];
  Error?: string;
  QueryLanguage?: string;
  Branches?: Machine[];
  ItemProcessor?: Machine;
  [field: string]: unknown;
}
interface Machine {
  QueryLanguage?: string;
  TimeoutSeconds?: number;
  States: Record<string, State>;
}

const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
const machineOf = (name: string) => JSON.parse(textOf(name)) as Machine;

function statesOf(machine: Machine): [string, State][] {
  return Object.entries(machine.States).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...[...(state.Branches ?? []), ...(state.ItemProcessor === undefined ? [] : [state.ItemProcessor])].flatMap(
      statesOf,
    ),
  ]);
}

/** Errors of services and of Step Functions itself; every other name must be one of ours. */
const foreign = /^(States|Lambda|Sandbox|[A-Z][A-Za-z0-9]+)\.[A-Za-z0-9.]+$/;
const ours = new Set<string>(Object.values(errorNames));

describe.each(names)('%s', (name) => {
  const machine = machineOf(name);
  const states = statesOf(machine);

  it('is valid ASL, in JSONata throughout', () => {
    const result = validate(JSON.parse(textOf(name)), { checkArn: false, checkPaths: false });
    expect(JSON.stringify(result.errors)).toBe('[]');
    expect(machine.QueryLanguage).toBe('JSONata');
    for (const [, state] of states) expect(state.QueryLanguage ?? 'JSONata').toBe('JSONata');
  });

  it('ends: it has a timeout, and so has each of its tasks', () => {
    expect(machine.TimeoutSeconds).toBeGreaterThan(0);
    const endless = states.filter(([, state]) => state.Type === 'Task' && state.TimeoutSeconds === undefined);
    expect(endless.map(([state]) => state)).toEqual([]);
  });

  it('catches and retries by names that are ours or a service’s', () => {
    for (const [state, { Retry = [], Catch = [], Error: raised }] of states) {
      const caught = [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals);
      const unknown = [...caught, ...(raised === undefined || raised.startsWith('{%') ? [] : [raised])].filter(
        (error) => !foreign.test(error) && !ours.has(error),
      );
      expect(unknown, state).toEqual([]);
    }
  });

  it('knows a failed condition by both names that Step Functions has been seen to give it', () => {
    for (const [state, { Retry = [], Catch = [] }] of states) {
      for (const { ErrorEquals } of [...Retry, ...Catch]) {
        const names = ErrorEquals.filter((error) => error.endsWith('.ConditionalCheckFailedException'));
        const wanted = ['DynamoDb.ConditionalCheckFailedException', 'DynamoDB.ConditionalCheckFailedException'];
        expect(names.length === 0 ? wanted : names, state).toEqual(wanted);
      }
    }
  });

  it('writes transactions under a token: one whose answer was lost would fail its own condition', () => {
    const transactions = states.filter(([, { Resource }]) => String(Resource).endsWith(':transactWriteItems'));
    for (const [state, { Arguments }] of transactions) {
      expect(Arguments, state).toHaveProperty('ClientRequestToken');
    }
  });

  it('never catches States.ALL without States.DataLimitExceeded, which it does not hold', () => {
    for (const [state, { Catch = [] }] of states) {
      const all = Catch.findIndex(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
      if (all === -1) continue;
      const before = Catch.slice(0, all).flatMap(({ ErrorEquals }) => ErrorEquals);
      expect(before, state).toContain('States.DataLimitExceeded');
    }
  });

  it('keeps each expression on one line and wholly within its marks', () => {
    const expressions = textOf(name).match(/"[^"\n]*\{%.*$/gm) ?? [];
    for (const line of expressions) expect(line).toMatch(/"\{% .* %\}"/);
  });

  it('tells of changes under the names that the contract has', () => {
    for (const [, type] of textOf(name).matchAll(/"DetailType": "([^"]+)"/g)) {
      expect(Object.values(eventTypes)).toContain(type);
    }
    for (const [, source] of textOf(name).matchAll(/"Source": "([^"]+)"/g)) expect(source).toBe(EVENT_SOURCE);
  });

  it('asks services in whichever partition it runs: Step Functions goes to no other', () => {
    const resources = states.flatMap(([, { Resource }]) => (Resource === undefined ? [] : [String(Resource)]));
    expect(resources.filter((resource) => !resource.startsWith('arn:${Partition}:states:::'))).toEqual([]);
  });

  it('has only placeholders that the contract declares', () => {
    const used = [...textOf(name).matchAll(/\$\{(\w+)\}/g)].map(([, placeholder]) => placeholder);
    expect(used.filter((placeholder) => !Object.values<string>(placeholders).includes(placeholder ?? ''))).toEqual([]);
  });
});

describe('the core stack', () => {
  let template: Template;

  beforeAll(() => {
    const app = new App({ context: { 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
    template = Template.fromStack(new CoreStack(app, 'goldsmith-core'));
  });

  it('fills exactly the placeholders that each definition has', () => {
    const machines = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    expect(machines).toHaveLength(names.length);
    for (const { Properties } of machines) {
      const name = `${String(Properties.StateMachineName).replace('goldsmith-', '')}.asl.json`;
      const used = new Set([...textOf(name).matchAll(/\$\{(\w+)\}/g)].map(([, placeholder]) => placeholder));
      expect(Object.keys(Properties.DefinitionSubstitutions).sort(), name).toEqual([...used].sort());
    }
  });
});
