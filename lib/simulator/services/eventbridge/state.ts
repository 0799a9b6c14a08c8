import type { Target } from '@aws-sdk/client-eventbridge';
import type { Entry } from '../../kernel/clock.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import { busNotFound, ruleNotFound } from './errors.ts';
import type { Pattern } from './pattern/pattern.ts';

export interface Rule {
  readonly name: string;
  readonly bus: string;
  readonly arn: string;
  /** The principal of the service that made it for the account. */
  readonly managedBy: string | undefined;
  patternText: string | undefined;
  pattern: Pattern | undefined;
  schedule: string | undefined;
  enabled: boolean;
  description: string | undefined;
  roleArn: string | undefined;
  readonly targets: Map<string, Target>;
  readonly tags: Map<string, string>;
  /** The next time that its schedule is due. */
  timer: Entry | undefined;
}

export interface Bus {
  readonly name: string;
  readonly arn: string;
  readonly createdMs: number;
  description: string | undefined;
  /** Statements by id. */
  readonly policy: Map<string, object>;
  readonly rules: Map<string, Rule>;
  readonly tags: Map<string, string>;
}

export interface EventBridgeState {
  readonly buses: Map<string, Bus>;
  /** When events that programs put say that they happened, by event id, until they reach the bus. */
  readonly statedTimes: Map<string, string>;
}

export function createState(context: Omit<ServiceContext<undefined>, 'state'>): EventBridgeState {
  return { buses: new Map([['default', newBus(context, 'default')]]), statedTimes: new Map() };
}

export function newBus(context: Omit<ServiceContext<undefined>, 'state'>, name: string): Bus {
  return {
    name,
    arn: `arn:${context.partition}:events:${context.region}:${context.account}:event-bus/${name}`,
    createdMs: context.clock.nowMs,
    description: undefined,
    policy: new Map(),
    rules: new Map(),
    tags: new Map(),
  };
}

/** The name in a bus's name or ARN. */
export function busName(nameOrArn: string | undefined): string {
  if (nameOrArn === undefined) return 'default';
  return nameOrArn.startsWith('arn:') ? nameOrArn.slice(nameOrArn.indexOf(':event-bus/') + 11) : nameOrArn;
}

export function findBus({ state }: { state: EventBridgeState }, nameOrArn: string | undefined): Bus {
  const name = busName(nameOrArn);
  const bus = state.buses.get(name);
  if (bus === undefined) throw busNotFound(name);
  return bus;
}

export function findRule(
  context: { state: EventBridgeState },
  name: string | undefined,
  busNameOrArn: string | undefined,
): Rule {
  const bus = findBus(context, busNameOrArn);
  const rule = bus.rules.get(name ?? '');
  if (rule === undefined) throw ruleNotFound(name ?? '', bus.name);
  return rule;
}

export function ruleArn(context: Omit<ServiceContext<undefined>, 'state'>, bus: string, name: string): string {
  const path = bus === 'default' ? name : `${bus}/${name}`;
  return `arn:${context.partition}:events:${context.region}:${context.account}:rule/${path}`;
}
