import type { Fields } from './fields.ts';
import type { Catcher, Retrier } from './program.ts';
import { readExit } from './state-reading.ts';

/** Names that begin with `States.`, as the language's specification and the developer guide list them: there are no others. */
const RESERVED = new Set(
  [
    'ALL',
    'BranchFailed',
    'DataLimitExceeded',
    'ExceedToleratedFailureThreshold',
    'HeartbeatTimeout',
    'Http.Socket',
    'IntrinsicFailure',
    'ItemReaderFailed',
    'NoChoiceMatched',
    'ParameterPathFailure',
    'Permissions',
    'QueryEvaluationError',
    'ResultPathMatchFailure',
    'ResultWriterFailed',
    'Runtime',
    'TaskFailed',
    'Timeout',
  ].map((name) => `States.${name}`),
);

export function readRetriers(fields: Fields): Retrier[] {
  const list = fields.objects('Retry');
  return list.map((retrier, i) => {
    retrier.only([
      'ErrorEquals',
      'IntervalSeconds',
      'MaxAttempts',
      'BackoffRate',
      'MaxDelaySeconds',
      'JitterStrategy',
      'Comment',
    ]);
    const jitter = retrier.text('JitterStrategy');
    if (jitter !== undefined && jitter !== 'FULL' && jitter !== 'NONE') {
      retrier.complain('Value should be one of the following: [FULL, NONE]', 'JitterStrategy');
    }
    return {
      errorEquals: readErrors(retrier, i === list.length - 1),
      intervalSeconds: retrier.number('IntervalSeconds', { min: 1, max: 99_999_999 }) ?? 1,
      maxAttempts: retrier.number('MaxAttempts', { min: 0, max: 99_999_999 }) ?? 3,
      backoffRate: retrier.number('BackoffRate', { min: 1, integer: false }) ?? 2,
      maxDelaySeconds: retrier.number('MaxDelaySeconds', { min: 1, max: 31_622_400 }),
      fullJitter: jitter === 'FULL',
    };
  });
}

export function readCatchers(fields: Fields): Catcher[] {
  const list = fields.objects('Catch', { inCatcher: true });
  return list.map((catcher, i) => {
    catcher.only(['ErrorEquals', 'Next', 'Output', 'Assign', 'Comment']);
    return {
      errorEquals: readErrors(catcher, i === list.length - 1),
      next: catcher.required('Next'),
      exit: readExit(catcher),
    };
  });
}

function readErrors(handler: Fields, last: boolean): string[] {
  const value = handler.json['ErrorEquals'];
  if (!Array.isArray(value) || value.length === 0 || !value.every((name) => typeof name === 'string')) {
    handler.complain('Expected a list of error names', 'ErrorEquals');
    return [];
  }
  for (const name of value) {
    if (!name.startsWith('States.') || RESERVED.has(name)) continue;
    handler.complain(`'${name}' is not a reserved error name`, 'ErrorEquals');
  }
  if (value.includes('States.ALL')) {
    if (value.length > 1) handler.complain('States.ALL must appear alone', 'ErrorEquals');
    if (!last) handler.complain('States.ALL must appear in the last handler', 'ErrorEquals');
  }
  return value;
}
