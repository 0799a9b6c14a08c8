import { ServiceError } from '../../kernel/service-error.ts';

export const validation = (message: string) => new ServiceError('ValidationException', message);

/**
 * What AWS finds wrong with a request before it looks at any item. Operations that write one item put it behind "1 validation
 * error detected: ".
 */
export class RequestProblem extends ServiceError {
  /** As transactions, batches of writes and Scan word it, where they still do otherwise. */
  readonly older: string;

  constructor(message: string, older = message) {
    super('ValidationException', message);
    this.older = older;
  }
}

/** Does the work of an operation that writes one item. */
export function enveloped<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RequestProblem) throw validation(`1 validation error detected: ${error.message}`);
    throw error;
  }
}

/** Does the work of an operation that words problems of values as AWS used to. */
export function inOlderWords<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RequestProblem) throw validation(error.older);
    throw error;
  }
}

/** A parameter that is well formed but says something impossible. */
export const invalidParameter = (reason: string) => validation(`One or more parameter values were invalid: ${reason}`);

/** A value that cannot be kept. */
export const invalidValue = (reason: string) =>
  new RequestProblem(`One or more parameter values were invalid: ${reason}`);

export const tableNotFound = () => new ServiceError('ResourceNotFoundException', 'Requested resource not found');

export const namedTableNotFound = (name: string) =>
  new ServiceError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);

export const conditionFailed = (item: object | undefined) =>
  new ServiceError('ConditionalCheckFailedException', 'The conditional request failed', {
    members: item === undefined ? {} : { Item: item },
  });
