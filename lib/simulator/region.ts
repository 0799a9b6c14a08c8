// The region: its parts in order, and the only file that names all services.

import { Dispatch, type Place } from './dispatch.ts';
import { inProcess } from './in-process-handler.ts';
import { createInspector, type Inspector } from './inspector.ts';
import { type Internet, SimulatedInternet } from './internet.ts';
import type { Caller } from './kernel/caller.ts';
import { type RunGoal, step, stepDuring } from './kernel/drive.ts';
import type { Faults } from './kernel/faults.ts';
import type { Journal } from './kernel/journal.ts';
import { type Consistency, createKernel, type Kernel } from './kernel/kernel.ts';
import type { ServiceDefinition } from './kernel/service.ts';
import { autoScaling } from './services/auto-scaling/index.ts';
import { cloudformation } from './services/cloudformation/index.ts';
import type { CloudFormationState } from './services/cloudformation/state.ts';
import { cloudwatch } from './services/cloudwatch/index.ts';
import { cloudwatchLogs } from './services/cloudwatch-logs/index.ts';
import { dynamodb } from './services/dynamodb/index.ts';
import { ec2 } from './services/ec2/index.ts';
import { routeOf } from './services/elastic-load-balancing-v2/data-plane.ts';
import { elasticLoadBalancingV2 } from './services/elastic-load-balancing-v2/index.ts';
import type { ElbState } from './services/elastic-load-balancing-v2/state.ts';
import { eventbridge } from './services/eventbridge/index.ts';
import { iam } from './services/iam/index.ts';
import { judge } from './services/iam/judge.ts';
import type { IamState } from './services/iam/state.ts';
import { imagebuilder } from './services/imagebuilder/index.ts';
import { lambda } from './services/lambda/index.ts';
import { s3 } from './services/s3/index.ts';
import { scheduler } from './services/scheduler/index.ts';
import { sfn } from './services/sfn/index.ts';
import { sns } from './services/sns/index.ts';
import { sqs } from './services/sqs/index.ts';
import { ssm } from './services/ssm/index.ts';
import { sts } from './services/sts/index.ts';
import { regionTraffic } from './traffic/region-traffic.ts';
import type { Traffic } from './traffic/traffic.ts';
import { createWorld, type Machines } from './traffic/world.ts';
import { createVendor, type Vendor } from './vendor.ts';

const services: readonly ServiceDefinition[] = [
  iam,
  sts,
  s3,
  ssm,
  ec2,
  elasticLoadBalancingV2,
  autoScaling,
  imagebuilder,
  cloudwatch,
  cloudwatchLogs,
  eventbridge,
  scheduler,
  sns,
  sqs,
  dynamodb,
  lambda,
  sfn,
  cloudformation,
];

export interface RegionOptions {
  /** Decides all chance; the same seed gives the same run. */
  readonly seed: number | string;
  /** Epoch milliseconds of virtual time at the start. */
  readonly startMs: number;
  /** 12 digits. */
  readonly account?: string;
  readonly region?: string;
  /** Eventual by default, as AWS is. */
  readonly consistency?: Consistency;
}

export interface Region {
  readonly kernel: Kernel;
  readonly dispatch: Dispatch;
  readonly place: Place;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly world: Machines;
  /** The users of its load balancers; none until started. */
  readonly traffic: Traffic;
  readonly operator: Caller;
  readonly vendor: Vendor;
  /** What lies outside AWS; empty until something is published. */
  readonly internet: Internet;
  /** Off until switched on. */
  readonly inspector: Inspector;
  /** A real SDK client that reaches the region in this process, as the operator. */
  client<Client>(type: new (config: any) => Client, config?: object): Client;
  /** An operation as the operator, without the wire. Throws ServiceError. */
  call<Output = any>(service: string, operation: string, input: object, caller?: Caller): Output;
  /** Drives time, stepped. */
  run(goal: RunGoal): Promise<void>;
  /** Drives time, stepped, until a promise ends. */
  during<T>(work: Promise<T>): Promise<T>;
}

/** The operator's key. The simulator looks keys up and does not verify signatures. */
export const OPERATOR_KEY = {
  accessKeyId: 'AKIASIMULATEDREGION0',
  secretAccessKey: 'simulated-secret-of-the-operator-00000000',
} as const;

export function createRegion(options: RegionOptions): Region {
  const place: Place = {
    partition: 'aws',
    account: options.account ?? '111122223333',
    region: options.region ?? 'us-east-1',
  };
  const kernel = createKernel(options);
  const dispatch = new Dispatch(kernel, place, services);
  const operator: Caller = {
    kind: 'operator',
    account: place.account,
    arn: `arn:aws:iam::${place.account}:user/operator`,
  };
  const call = (service: string, operation: string, input: object, caller = operator) =>
    dispatch.call(service, operation, input, { as: inside(caller) }) as never;
  const { clock, random, journal } = kernel;
  const world = createWorld({ clock, journal, random: random.fork('world'), call });
  const internet = new SimulatedInternet({ clock, journal, random: random.fork('internet') });
  Object.assign(dispatch, { world, web: internet });
  const iamState = dispatch.state<IamState>('iam');
  dispatch.authorise = (asked) => judge(iamState, { ...asked, region: place.region, nowMs: clock.nowMs });
  kernel.callers.register(
    { ...OPERATOR_KEY, sessionToken: '', expiresMs: Number.POSITIVE_INFINITY },
    operator,
    options.startMs,
  );
  addResourceTypes(dispatch);
  dispatch.start();
  const vendor = createVendor({ clock, world, internet, region: place.region, call });
  return {
    kernel,
    dispatch,
    place,
    journal,
    faults: kernel.faults,
    world,
    traffic: regionTraffic({
      kernel,
      world,
      account: place.account,
      route: (request) => routeOf(dispatch.state<ElbState>('elastic-load-balancing-v2'), request),
      call,
    }),
    operator,
    internet,
    vendor,
    inspector: regionInspector({ kernel, dispatch, place, world, security: vendor.security, call }),
    call,
    client: (type, config = {}) =>
      new type({
        region: place.region,
        credentials: OPERATOR_KEY,
        ...inProcess((request) => kernel.inFlight.track(dispatch.http(request))),
        ...config,
      }),
    run: (goal) => step(kernel.clock, kernel.inFlight, goal),
    during: (work) => stepDuring(kernel.clock, kernel.inFlight, work),
  };
}

/** Its chance is its own, so that a region without it runs as before. */
function regionInspector(
  parts: Pick<Region, 'kernel' | 'dispatch' | 'place' | 'world' | 'call'> & Pick<Vendor, 'security'>,
): Inspector {
  const { kernel, dispatch, place, ...rest } = parts;
  const random = kernel.random.fork('inspector');
  return createInspector({ ...kernel, ...place, ...rest, random, emit: (event) => dispatch.emit(event) });
}

/** Who calls without the wire knows how things are, where the same user's programs outside may see them late. */
const inside = (caller: Caller): Caller => (caller.kind === 'operator' ? { ...caller, settled: true } : caller);

function addResourceTypes(dispatch: Dispatch): void {
  const { resourceTypes } = dispatch.state<CloudFormationState>('cloudformation');
  for (const definition of dispatch.definitions()) {
    for (const [name, type] of Object.entries(definition.resourceTypes ?? {})) {
      resourceTypes.set(name, { type, service: definition.name });
    }
  }
}
