// The events of a task. A function named by its own ARN has a family of its own.

import type { Resource } from '../integrations/resource.ts';
import type { StateFailure } from './failure.ts';
import { record, WHOLE } from './history.ts';
import type { Thread } from './thread.ts';

export interface TaskEvents {
  scheduled(limits: { timeout: number | undefined; heartbeat: number | undefined; roleArn: string | undefined }): void;
  started(): void;
  submitted(output: unknown): void;
  succeeded(output: string): void;
  /** @param submitted whether the work had been handed over by then */
  failed(failure: StateFailure, submitted: boolean): void;
}

export function taskEvents(thread: Thread, resource: Resource, given: unknown): TaskEvents {
  return resource.kind === 'function'
    ? functionEvents(thread, resource.arn, given)
    : integrationEvents(thread, resource, given);
}

function functionEvents(thread: Thread, arn: string, given: unknown): TaskEvents {
  return {
    scheduled: ({ timeout, roleArn }) => {
      const details = {
        input: JSON.stringify(given),
        inputDetails: WHOLE,
        resource: arn,
        ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
        ...(roleArn === undefined ? {} : { taskCredentials: { roleArn } }),
      };
      record(thread, {
        type: 'LambdaFunctionScheduled',
        details: ['lambdaFunctionScheduledEventDetails', details],
      });
    },
    started: () => {
      record(thread, { type: 'LambdaFunctionStarted' });
    },
    submitted: () => {},
    succeeded: (output) => {
      const details = { output, outputDetails: WHOLE };
      record(thread, {
        type: 'LambdaFunctionSucceeded',
        details: ['lambdaFunctionSucceededEventDetails', details],
      });
    },
    failed: (failure) => {
      const what = failure.error === 'States.Timeout' ? 'TimedOut' : 'Failed';
      record(thread, {
        type: `LambdaFunction${what}`,
        details: [`lambdaFunction${what}EventDetails`, failure.details],
      });
    },
  };
}

function integrationEvents(
  thread: Thread,
  integration: Extract<Resource, { kind: 'integration' }>,
  given: unknown,
): TaskEvents {
  const { resourceType, resource, pattern } = integration;
  const subject = { resourceType, resource };
  const tell = (what: string, more: object) =>
    record(thread, { type: `Task${what}`, details: [`task${what}EventDetails`, { ...subject, ...more }] });
  return {
    scheduled: ({ timeout, heartbeat, roleArn }) => {
      tell('Scheduled', {
        region: thread.run.context.region,
        parameters: JSON.stringify(given),
        ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
        ...(heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat }),
        ...(roleArn === undefined ? {} : { taskCredentials: { roleArn } }),
      });
    },
    started: () => {
      tell('Started', {});
    },
    submitted: (output) => {
      tell('Submitted', { output: JSON.stringify(output), outputDetails: WHOLE });
    },
    succeeded: (output) => {
      tell('Succeeded', { output, outputDetails: WHOLE });
    },
    failed: (failure, submitted) => {
      if (failure.error === 'States.Timeout') tell('TimedOut', failure.details);
      else tell(pattern === 'request' || submitted ? 'Failed' : 'SubmitFailed', failure.details);
    },
  };
}
