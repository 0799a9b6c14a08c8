import { expressionIn } from '../jsonata/template.ts';
import { parseTimestamp } from '../timestamp.ts';
import type { Fields } from './fields.ts';
import type { ChoiceState, FailState, ParallelState, State, WaitState } from './program.ts';
import { checkLanguage } from './query-language.ts';
import { readCatchers, readRetriers } from './read-handlers.ts';
import { readMap } from './read-map.ts';
import { readTask } from './read-task.ts';
import { type CommonFields, readExit, type StateReading } from './state-reading.ts';

const COMMON = ['Type', 'Comment', 'QueryLanguage'];
const ONWARD = [...COMMON, 'Next', 'End'];
const FAILING = [...ONWARD, 'Retry', 'Catch', 'Output', 'Assign'];

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Pass: [...ONWARD, 'Output', 'Assign'],
  Task: [...FAILING, 'Resource', 'Arguments', 'TimeoutSeconds', 'HeartbeatSeconds', 'Credentials'],
  Choice: [...COMMON, 'Choices', 'Default', 'Output', 'Assign'],
  Wait: [...ONWARD, 'Seconds', 'Timestamp', 'Output', 'Assign'],
  Succeed: [...COMMON, 'Output'],
  Fail: [...COMMON, 'Error', 'Cause'],
  Parallel: [...FAILING, 'Branches', 'Arguments'],
  Map: [
    ...FAILING,
    'Items',
    'ItemSelector',
    'ItemProcessor',
    'MaxConcurrency',
    'Label',
    'ItemBatcher',
    'ItemReader',
    'ResultWriter',
    'ToleratedFailureCount',
    'ToleratedFailurePercentage',
  ],
};

export function readState(name: string, fields: Fields, options: StateReading): State | undefined {
  const type = fields.required('Type');
  const known = FIELDS[type];
  if (known === undefined) {
    const types = Object.keys(FIELDS).join(', ');
    if (type !== '') fields.complain(`Value should be one of the following: [${types}]`, 'Type');
    return undefined;
  }
  if (!checkLanguage(type, fields, options.jsonata)) return undefined;
  fields.only(known);
  const common = { name, next: readNext(type, fields), exit: readExit(fields) };
  switch (type) {
    case 'Pass':
    case 'Succeed':
      return { ...common, type };
    case 'Fail':
      return readFail(common, fields);
    case 'Wait':
      return readWait(common, fields);
    case 'Choice':
      return readChoice(common, fields);
    case 'Task':
      return readTask(common, fields);
    case 'Parallel':
      return readParallel(common, fields, options);
    default:
      return readMap(common, fields, options);
  }
}

function readNext(type: string, fields: Fields): string | undefined {
  if (type === 'Choice' || type === 'Succeed' || type === 'Fail') return undefined;
  const next = fields.text('Next');
  const end = fields.json['End'];
  if (end !== undefined && end !== true) fields.complain(`Field 'End' must be true`, 'End');
  if ((next === undefined) === (end !== true)) fields.complain(`Exactly one of 'Next' and 'End' is required`);
  return next;
}

function readFail(common: CommonFields, fields: Fields): FailState {
  return { ...common, type: 'Fail', error: fields.template('Error'), cause: fields.template('Cause') };
}

function readWait(common: CommonFields, fields: Fields): WaitState {
  const seconds = fields.numeric('Seconds');
  const timestamp = fields.template('Timestamp');
  if (timestamp?.kind === 'constant' && parseTimestamp(String(timestamp.value)) === undefined) {
    fields.complain('String does not match RFC3339 timestamp', 'Timestamp');
  }
  if ((fields.json['Seconds'] === undefined) === (fields.json['Timestamp'] === undefined)) {
    fields.complain(`Exactly one of 'Seconds' and 'Timestamp' is required`);
  }
  return { ...common, type: 'Wait', seconds, timestamp };
}

function readChoice(common: CommonFields, fields: Fields): ChoiceState {
  const rules = fields.objects('Choices');
  if (rules.length === 0) fields.complain(`Field 'Choices' must not be empty`, 'Choices');
  const choices = rules.map((rule) => {
    rule.only(['Condition', 'Next', 'Output', 'Assign', 'Comment']);
    const text = rule.json['Condition'];
    const good = typeof text === 'boolean' || (typeof text === 'string' && expressionIn(text) !== undefined);
    if (!good) rule.complain('Expected a JSONata expression or a boolean', 'Condition');
    const condition = rule.template('Condition') ?? { kind: 'constant' as const, value: false };
    return { condition, next: rule.required('Next'), exit: readExit(rule) };
  });
  return { ...common, type: 'Choice', choices, otherwise: fields.text('Default') };
}

function readParallel(common: CommonFields, fields: Fields, options: StateReading): ParallelState {
  const branches = fields.objects('Branches');
  if (branches.length === 0) fields.complain(`Field 'Branches' must not be empty`, 'Branches');
  return {
    ...common,
    type: 'Parallel',
    arguments: fields.template('Arguments'),
    branches: branches.map((branch) => {
      branch.only(['StartAt', 'States', 'Comment']);
      return options.readProgram(branch, options.jsonata);
    }),
    retry: readRetriers(fields),
    catch: readCatchers(fields),
  };
}
