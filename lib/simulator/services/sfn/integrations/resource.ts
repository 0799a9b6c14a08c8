// What the Resource of a task names. Patterns: request a response, `.sync` (run a job), `.waitForTaskToken`.

import { SDK_SERVICES } from './sdk-services.ts';

export type Pattern = 'request' | 'sync' | 'sync:2' | 'token';

export type Resource =
  | { readonly kind: 'function'; readonly arn: string }
  | {
      readonly kind: 'integration';
      /** As histories show it: `lambda`, `aws-sdk:ec2`. */
      readonly resourceType: string;
      /** As histories show it: `invoke.waitForTaskToken`. */
      readonly resource: string;
      readonly pattern: Pattern;
      /** The service as the region knows it. */
      readonly service: string;
      readonly operation: string;
      /** Through an integration of its own, which shapes arguments and answers, or the plain SDK. */
      readonly optimized: boolean;
    };

export interface ResourceProblem {
  readonly problem: string;
  readonly notModelled?: boolean;
}

/** Optimized integrations: their service here, its operations, and the patterns that each has beyond request. */
const OPTIMIZED: Readonly<Record<string, { service: string; actions: Readonly<Record<string, readonly Pattern[]>> }>> =
  {
    lambda: { service: 'lambda', actions: { invoke: ['token'] } },
    states: { service: 'sfn', actions: { startExecution: ['sync', 'sync:2', 'token'] } },
    dynamodb: { service: 'dynamodb', actions: { getItem: [], putItem: [], updateItem: [], deleteItem: [] } },
    sns: { service: 'sns', actions: { publish: ['token'] } },
    sqs: { service: 'sqs', actions: { sendMessage: ['token'] } },
    events: { service: 'eventbridge', actions: { putEvents: ['token'] } },
  };

const SUFFIXES: Readonly<Record<string, Pattern>> = {
  '': 'request',
  '.sync': 'sync',
  '.sync:2': 'sync:2',
  '.waitForTaskToken': 'token',
};

const FUNCTION = /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;
const INTEGRATION = /^arn:[\w-]+:states:[\w-]*:\d*:(aws-sdk:)?([\w-]+):(\w+)((?:\.sync(?::2)?|\.waitForTaskToken)?)$/;

export function parseResource(arn: string): Resource | ResourceProblem {
  if (FUNCTION.test(arn)) return { kind: 'function', arn };
  if (/:states:[\w-]+:\d+:activity:/.test(arn)) {
    return { problem: 'The simulator does not model activities: use .waitForTaskToken', notModelled: true };
  }
  const match = INTEGRATION.exec(arn);
  if (match === null) return { problem: notRecognized(arn) };
  const [, sdk, name = '', action = '', suffix = ''] = match;
  if (/^[A-Z]/.test(action)) return { problem: notRecognized(arn) };
  const pattern = SUFFIXES[suffix] as Pattern;
  const named = { resource: `${action}${suffix}`, pattern };
  if (sdk !== undefined) return parseSdk(name, action, named);
  const known = OPTIMIZED[name];
  const patterns = known?.actions[action];
  if (known === undefined || patterns === undefined) {
    return { problem: `The simulator does not model the integration ${name}:${action}`, notModelled: true };
  }
  if (pattern !== 'request' && !patterns.includes(pattern)) {
    return { problem: notRecognized(arn) };
  }
  const operation = pascal(action);
  return { kind: 'integration', ...named, resourceType: name, service: known.service, operation, optimized: true };
}

export function notRecognized(arn: string): string {
  return `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;
}

function parseSdk(
  name: string,
  action: string,
  named: { resource: string; pattern: Pattern },
): Resource | ResourceProblem {
  const service = SDK_SERVICES[name];
  if (service === undefined)
    return { problem: `The simulator does not model the service aws-sdk:${name}`, notModelled: true };
  if (named.pattern !== 'request' && named.pattern !== 'token') {
    return { problem: `The integration pattern of ${named.resource} is not supported for AWS SDK integrations` };
  }
  return {
    kind: 'integration',
    ...named,
    resourceType: `aws-sdk:${name}`,
    service: service.client,
    operation: pascal(action),
    optimized: false,
  };
}

function pascal(action: string): string {
  return action.charAt(0).toUpperCase() + action.slice(1);
}
