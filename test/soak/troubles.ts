// What may strike in one seed: faults at a low rate throughout, and short outages of one service, in which every call fails.

import type { Fault } from '../../lib/simulator/kernel/faults.ts';
import type { Random } from '../../lib/simulator/kernel/random.ts';
import type { Region } from '../../lib/simulator/region.ts';

const MINUTE_MS = 60_000;

/** Each with the highest rate at which it strikes. */
const FAULTS: readonly Fault[] = [
  { name: 'throttling', rate: 0.08 },
  { name: 'internal-error', rate: 0.05 },
  { name: 'reply-lost', rate: 0.05 },
  { name: 'event-lost', rate: 0.6 },
  { name: 'event-doubled', rate: 0.5 },
  { name: 'event-late', rate: 0.5 },
  { name: 'image-builder-failure', rate: 0.5, operation: 'BUILDING' },
  { name: 'image-builder-failure', rate: 0.5, operation: 'TESTING' },
  { name: 'image-builder-failure', rate: 0.5, operation: 'DISTRIBUTING' },
  { name: 'insufficient-instance-capacity', rate: 0.5 },
  { name: 'command-lost', rate: 0.5 },
  { name: 'lambda-crash', rate: 0.3 },
  { name: 'lambda-timeout', rate: 0.1 },
  { name: 'execution-stopped', rate: 0.05, operation: 'goldsmith-build-image' },
  { name: 'execution-stopped', rate: 0.05, operation: 'goldsmith-release-image' },
  { name: 'execution-stopped', rate: 0.05, operation: 'goldsmith-deploy-fleet' },
];

const OUTAGES = ['throttling', 'internal-error'] as const;
const SERVICES = [
  'auto-scaling',
  'cloudwatch',
  'dynamodb',
  'ec2',
  'elastic-load-balancing-v2',
  'eventbridge',
  'imagebuilder',
  'lambda',
  'scheduler',
  'sfn',
  'sqs',
  'ssm',
];

export interface Troubles {
  /** As people read them. */
  readonly names: readonly string[];
  stop(): void;
}

/** Switches on what the generator picks. Outages come within the next hours and last some minutes. */
export function switchOn(region: Region, random: Random): Troubles {
  const { faults, kernel } = region;
  const names: string[] = [];
  const stops: (() => void)[] = [];
  const begin = (fault: Fault) => {
    faults.switchOn(fault);
    stops.push(() => faults.switchOff(fault));
  };
  for (const fault of FAULTS) {
    if (random.next() >= 0.35) continue;
    const rate = fault.rate * random.next();
    begin({ ...fault, rate });
    names.push(`${fault.name}${fault.operation === undefined ? '' : `/${fault.operation}`} ${rate.toFixed(3)}`);
  }
  for (let left = random.integer(0, 2); left > 0; left--) {
    const fault: Fault = { name: random.pick(OUTAGES), service: random.pick(SERVICES), rate: 1 };
    const [after, minutes] = [random.integer(0, 240), random.integer(1, 20)];
    const { nowMs } = kernel.clock;
    const begun = kernel.clock.at(nowMs + after * MINUTE_MS, 'an outage begins', () => begin(fault));
    kernel.clock.at(nowMs + (after + minutes) * MINUTE_MS, 'the outage ends', () => faults.switchOff(fault));
    names.push(`outage of ${fault.service} after ${after} min for ${minutes} min (${fault.name})`);
    stops.push(() => kernel.clock.cancel(begun));
  }
  return {
    names,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
