// How many cases concern each service, by the names of the simulator's folders.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RecordedScore } from './conformance-line.ts';

const SERVICES = readdirSync(fileURLToPath(new URL('../../lib/simulator/services', import.meta.url))).sort();

/** As boto3, the AWS CLI and state machines name them, where a folder is named otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  autoscaling: 'auto-scaling',
  elasticloadbalancingv2: 'elastic-load-balancing-v2',
  elbv2: 'elastic-load-balancing-v2',
  events: 'eventbridge',
  logs: 'cloudwatch-logs',
  s3api: 's3',
  states: 'sfn',
  stepfunctions: 'sfn',
};

/** Records and clients that are about one service, and do not name it in their cases. */
const ABOUT_ONE: Readonly<Record<string, string>> = {
  'asl-history': 'sfn',
  'eventbridge-patterns': 'eventbridge',
  patterns: 'eventbridge',
  expressions: 'dynamodb',
  'alarm-tables': 'cloudwatch',
  policies: 'iam',
  packer: 'ec2',
  cdk: 'cloudformation',
};

export const serviceOf = (name: string): string => OTHER_NAMES[name] ?? name;

export function casesByService(
  recorded: readonly RecordedScore[],
  operations: readonly { readonly client: string; readonly operation: string }[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (service: string, cases: number) => {
    counts[service] = (counts[service] ?? 0) + cases;
  };
  for (const { name, cases, services } of recorded) {
    for (const [service, some] of Object.entries(services ?? { [ABOUT_ONE[name] ?? name]: cases })) add(service, some);
  }
  for (const { client, operation } of operations) {
    add(ABOUT_ONE[client] ?? serviceOf(operation.split(' ', 1)[0] ?? ''), 1);
  }
  return Object.fromEntries(
    SERVICES.flatMap((service) => (counts[service] === undefined ? [] : [[service, counts[service]]])),
  );
}
