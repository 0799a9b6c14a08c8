import type { Distribution } from './kernel/distribution.ts';

/** How long a step takes, and who says so: "estimate" where nobody publishes a figure. */
export type Duration = Distribution & { readonly source: string };

const typical = (medianSeconds: number, p95Seconds: number, source: string) => ({ medianSeconds, p95Seconds, source });
const between = (minSeconds: number, maxSeconds: number, source: string) => ({ minSeconds, maxSeconds, source });

/** How long AWS takes, by step. `npm run generate` writes them as a table into docs/reference/durations.md. */
export const durations = {
  'ec2.pending-to-running': typical(5, 9, 'boot benchmark of daemonology.net, 2021: call to running 4.9 s'),
  'ec2.running-to-booted': typical(18, 30, 'the same benchmark: running to login about 23 s on Linux'),
  'ec2.shutting-down-to-terminated': typical(30, 60, 'estimate'),
  'ec2.stopping-to-stopped': typical(30, 60, 'estimate: a clean shutdown of a small Linux server'),
  'ec2.image-pending-to-available': typical(
    150,
    300,
    'EC2 user guide: several minutes, by volume size; public build logs of small images: 2 to 5 minutes',
  ),
  'ec2.spread': between(
    0,
    3,
    'EC2 developer guide, Eventual consistency: names no figure, and says to begin with a couple of seconds of waiting',
  ),
  'ec2.nat-gateway-pending': typical(90, 130, 'estimate'),
  'ec2.nat-gateway-deleting': typical(50, 90, 'estimate'),
  'ssm.agent-registration': between(10, 40, 'estimate: an agent registers 30 to 90 s after boot'),
  'ssm.image-parameter-validation': between(
    1,
    5,
    'estimate; the user guide says only that validation comes after the answer',
  ),
  'ssm.spread': between(
    0,
    1,
    'estimate; CloudFormation says that a parameter just made may not be read (AWS::SSM::Parameter, Fn::GetAtt)',
  ),
  'ssm.command-pickup': between(1, 4, 'estimate'),
  'ssm.invocation-visible': between(
    0,
    2,
    'estimate; the API reference says that an invocation may not exist right after SendCommand',
  ),
  'imagebuilder.start': between(
    1,
    4,
    'public build log (amazonlinux/amazon-linux-2023, issue 1054): CREATING and BUILDING within a second of each other',
  ),
  'imagebuilder.integrate': between(2, 10, 'estimate'),
  'imagebuilder.cancel': between(10, 60, 'estimate'),
  'imagebuilder.launch': typical(
    150,
    240,
    'estimate: 20 to 40 minutes end to end for a plain image; nobody publishes the stages',
  ),
  'imagebuilder.build': typical(240, 420, 'estimate, as imagebuilder.launch'),
  'imagebuilder.sanitize': typical(60, 90, 'estimate, as imagebuilder.launch'),
  'imagebuilder.test': typical(300, 420, 'estimate, as imagebuilder.launch'),
  'imagebuilder.distribute': typical(90, 180, 'estimate, as imagebuilder.launch'),
  'events.delivery': between(0.2, 1.5, 'estimate: about half a second, as AWS says of its median'),
  'events.late': between(60, 900, 'for the fault of that name; AWS says only that best-effort events may come late'),
  'events.doubled': between(0.1, 30, 'for the fault of that name; AWS says only that events may come twice'),
  'events.replay-start': between(5, 60, 'estimate; AWS says only that a replay is STARTING first'),
  'events.replay-minute': between(
    0.5,
    5,
    "estimate, for one minute's events: StartReplay says that they come a minute's after the other's",
  ),
  'sns.delivery': between(0.1, 1, 'estimate'),
  'sqs.poll': between(0.1, 1, 'estimate'),
  'scheduler.lag': between(0, 20, 'Scheduler user guide: precision of a minute; estimate within it'),
  'scheduler.group-deleting': between(2, 10, 'estimate'),
  'cloudwatch.metric-delay': between(
    60,
    90,
    'estimate: a data point of a service is visible one to three minutes after its minute',
  ),
  'lambda.cold-start': typical(0.35, 0.7, 'estimate: a bundle of a megabyte on Node.js'),
  'lambda.request': typical(0.015, 0.05, 'estimate: a call within a region, as the SDK sees it from inside a function'),
  'inspector.first-scan': typical(
    600,
    1800,
    'estimate; Inspector user guide: an instance is scanned once its agent has reported, which it does every 30 minutes',
  ),
  'inspector.detection': typical(
    3 * 3600,
    10 * 3600,
    'estimate: hours after a maker publishes; nobody publishes a figure',
  ),
  'inspector.closing': typical(900, 3600, 'estimate: findings of an instance that is gone close within the hour'),
  'internet.request': typical(
    0.12,
    0.5,
    'estimate: name, TLS handshake and first byte of a public site behind a content network, from a region',
  ),
  'lambda.event-queue': between(
    0.03,
    0.3,
    'estimate: a queued event reaches its function within a fraction of a second',
  ),
  'lambda.function-pending': between(1, 4, 'estimate'),
  'lambda.function-update': between(0.5, 2, 'estimate'),
  'lambda.mapping-change': between(5, 30, 'Lambda developer guide: up to a minute; estimate within it'),
  'states.spread': between(
    0,
    1,
    'estimate; the references of DescribeExecution and ListExecutions say only that they are eventually consistent',
  ),
  'states.transition': between(0.02, 0.06, 'estimate'),
  'cloudformation.resource': typical(3, 8, 'estimate'),
  'cloudformation.change-set': typical(4, 8, 'estimate: change sets of a mid-sized stack are ready after 3 to 10 s'),
  'cloudformation.iam-resource': between(
    14,
    20,
    'estimate from stack events in public: a role or policy takes about 15 s, until it has spread',
  ),
  'iam.spread': between(
    4,
    10,
    'estimate; IAM user guide, Troubleshooting: changes are not always seen at once; public tools wait 5 to 15 s for a role',
  ),
  'elbv2.load-balancer-provisioning': typical(120, 180, 'estimate'),
  'elbv2.target-registration': between(1, 4, 'estimate: a load balancer takes a target in within seconds'),
  'elbv2.terminated-target-removal': between(
    180,
    360,
    'estimate: a load balancer forgets a terminated target after some minutes',
  ),
  'autoscaling.reaction': between(1, 4, 'estimate from times in published activity histories'),
  'autoscaling.running-to-in-service': between(2, 6, 'estimate from times in published activity histories'),
  'autoscaling.health-report': between(5, 30, 'estimate from times in published activity histories'),
  'autoscaling.launch-retry': between(30, 60, 'estimate from times in published activity histories'),
  'autoscaling.refresh-step': between(2, 8, 'estimate from times in published activity histories'),
  'cloudwatch.put-to-readable': between(
    1,
    10,
    'CloudWatch user guide: up to two minutes for a new metric; estimate for one that exists',
  ),
  'dynamodb.replication': between(
    0,
    1,
    'DynamoDB developer guide, Read consistency: after a short time; usually within a second says the FAQ',
  ),
  'dynamodb.table-creating': between(4, 9, 'estimate: an empty on-demand table is usable within some seconds'),
  'dynamodb.table-updating': between(2, 6, 'estimate'),
  'dynamodb.table-deleting': between(2, 6, 'estimate'),
  'dynamodb.time-to-live-sweep': between(
    6 * 3600,
    48 * 3600,
    'DynamoDB developer guide, Time to Live: within a few days; most are seen to go within one or two',
  ),
} as const satisfies Record<string, Duration>;
