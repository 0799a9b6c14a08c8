import type { Distribution } from './kernel/distribution.ts';

/**
 * How long AWS takes, by step. Each figure has its source; "estimate" marks those that nobody publishes.
 */
export const durations = {
  // Boot benchmark by daemonology.net (2021): call to running 4.9 s, running to login about 23 s on Linux.
  'ec2.pending-to-running': { medianSeconds: 5, p95Seconds: 9 },
  'ec2.running-to-booted': { medianSeconds: 18, p95Seconds: 30 },
  'ec2.shutting-down-to-terminated': { medianSeconds: 30, p95Seconds: 60 },
  // Estimate: a clean shutdown of a small Linux server.
  'ec2.stopping-to-stopped': { medianSeconds: 30, p95Seconds: 60 },
  // AWS says several minutes, by volume size; public build logs of small images show 2 to 5 minutes.
  'ec2.image-pending-to-available': { medianSeconds: 150, p95Seconds: 300 },
  'ec2.nat-gateway-pending': { medianSeconds: 90, p95Seconds: 130 },
  // Estimate.
  'ec2.nat-gateway-deleting': { medianSeconds: 50, p95Seconds: 90 },
  // Estimate: an agent registers 30 to 90 s after boot.
  'ssm.agent-registration': { minSeconds: 10, maxSeconds: 40 },
  'ssm.image-parameter-validation': { minSeconds: 1, maxSeconds: 5 },
  'ssm.command-pickup': { minSeconds: 1, maxSeconds: 4 },
  'ssm.invocation-visible': { minSeconds: 0, maxSeconds: 2 },
  // Estimate for a plain image, 20 to 40 minutes end to end; measured by nobody in public.
  // A public build log (amazonlinux/amazon-linux-2023 issue 1054) shows CREATING and BUILDING within a second of each other.
  'imagebuilder.start': { minSeconds: 1, maxSeconds: 4 },
  'imagebuilder.integrate': { minSeconds: 2, maxSeconds: 10 },
  'imagebuilder.cancel': { minSeconds: 10, maxSeconds: 60 },
  'imagebuilder.launch': { medianSeconds: 150, p95Seconds: 240 },
  'imagebuilder.build': { medianSeconds: 240, p95Seconds: 420 },
  'imagebuilder.sanitize': { medianSeconds: 60, p95Seconds: 90 },
  'imagebuilder.test': { medianSeconds: 300, p95Seconds: 420 },
  'imagebuilder.distribute': { medianSeconds: 90, p95Seconds: 180 },
  'events.delivery': { minSeconds: 0.2, maxSeconds: 1.5 },
  // For the faults of the same name: AWS says only that best-effort events may come late or twice.
  'events.late': { minSeconds: 60, maxSeconds: 900 },
  'events.doubled': { minSeconds: 0.1, maxSeconds: 30 },
  'sns.delivery': { minSeconds: 0.1, maxSeconds: 1 },
  'sqs.poll': { minSeconds: 0.1, maxSeconds: 1 },
  'scheduler.lag': { minSeconds: 0, maxSeconds: 20 },
  'scheduler.group-deleting': { minSeconds: 2, maxSeconds: 10 },
  // Estimate: a data point is visible one to three minutes after its minute.
  'cloudwatch.metric-delay': { minSeconds: 60, maxSeconds: 90 },
  'lambda.cold-start': { medianSeconds: 0.35, p95Seconds: 0.7 },
  // Estimate: a call within a region, as the SDK sees it from inside a function.
  'lambda.request': { medianSeconds: 0.015, p95Seconds: 0.05 },
  // Estimate: a queued event reaches its function within a fraction of a second.
  'lambda.event-queue': { minSeconds: 0.03, maxSeconds: 0.3 },
  'lambda.function-pending': { minSeconds: 1, maxSeconds: 4 },
  'lambda.function-update': { minSeconds: 0.5, maxSeconds: 2 },
  // Docs: a change of an event source mapping can take a minute; seen 10 to 30 s.
  'lambda.mapping-change': { minSeconds: 5, maxSeconds: 30 },
  'states.transition': { minSeconds: 0.02, maxSeconds: 0.06 },
  'cloudformation.resource': { medianSeconds: 3, p95Seconds: 8 },
  // Estimate: the CDK CLI's change sets of a mid-sized stack are ready after 3 to 10 s.
  'cloudformation.change-set': { medianSeconds: 4, p95Seconds: 8 },
  'iam.role-propagation': { minSeconds: 4, maxSeconds: 10 },
  'elbv2.load-balancer-provisioning': { medianSeconds: 120, p95Seconds: 180 },
  // Estimates: the load balancer takes a target in within seconds, and forgets a terminated one after some minutes.
  'elbv2.target-registration': { minSeconds: 1, maxSeconds: 4 },
  'elbv2.terminated-target-removal': { minSeconds: 180, maxSeconds: 360 },
  // Estimates from the times in published activity histories: Auto Scaling acts within seconds of what it sees.
  'autoscaling.reaction': { minSeconds: 1, maxSeconds: 4 },
  'autoscaling.running-to-in-service': { minSeconds: 2, maxSeconds: 6 },
  'autoscaling.health-report': { minSeconds: 5, maxSeconds: 30 },
  'autoscaling.launch-retry': { minSeconds: 30, maxSeconds: 60 },
  'autoscaling.refresh-step': { minSeconds: 2, maxSeconds: 8 },
  // AWS says that a new metric can take up to two minutes to be read; one that exists is there in seconds.
  'cloudwatch.put-to-readable': { minSeconds: 1, maxSeconds: 10 },
  // Estimate: an empty on-demand table is usable within some seconds.
  'dynamodb.table-creating': { minSeconds: 4, maxSeconds: 9 },
  'dynamodb.table-updating': { minSeconds: 2, maxSeconds: 6 },
  'dynamodb.table-deleting': { minSeconds: 2, maxSeconds: 6 },
  // DynamoDB Developer Guide, "Time to Live": expired items go within a few days; most are seen to go within one or two.
  'dynamodb.time-to-live-sweep': { minSeconds: 6 * 3600, maxSeconds: 48 * 3600 },
} as const satisfies Record<string, Distribution>;
