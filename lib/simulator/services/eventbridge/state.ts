import type { ArchiveState, ReplayDestination, ReplayState, Target } from '@aws-sdk/client-eventbridge';
import type { Entry } from '../../kernel/clock.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import type { BusEvent } from './bus-event.ts';
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

export interface Archive {
  readonly name: string;
  readonly arn: string;
  /** The ARN of its bus. */
  readonly sourceArn: string;
  readonly createdMs: number;
  readonly state: ArchiveState;
  description: string | undefined;
  patternText: string | undefined;
  pattern: Pattern | undefined;
  /** 0 keeps them for ever. */
  retentionDays: number;
  keyId: string | undefined;
  /** Oldest first. */
  readonly events: { readonly archivedMs: number; readonly event: BusEvent }[];
}

export interface Replay {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly archiveArn: string;
  readonly destination: ReplayDestination;
  /** Of the events' own times. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly startedMs: number;
  state: ReplayState;
  lastReplayedMs: number | undefined;
  endedMs: number | undefined;
  /** When the next minute's events are brought. */
  timer: Entry | undefined;
}

export interface EventBridgeState {
  readonly buses: Map<string, Bus>;
  readonly archives: Map<string, Archive>;
  readonly replays: Map<string, Replay>;
  /** When events that programs put say that they happened, by event id, until they reach the bus. */
  readonly statedTimes: Map<string, string>;
}

export function createState(context: Omit<ServiceContext<undefined>, 'state'>): EventBridgeState {
  return {
    buses: new Map([['default', newBus(context, 'default')]]),
    archives: new Map(),
    replays: new Map(),
    statedTimes: new Map(),
  };
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

export const archiveArn = (context: Omit<ServiceContext<undefined>, 'state'>, name: string) =>
  `arn:${context.partition}:events:${context.region}:${context.account}:archive/${name}`;

export const replayArn = (context: Omit<ServiceContext<undefined>, 'state'>, name: string) =>
  `arn:${context.partition}:events:${context.region}:${context.account}:replay/${name}`;
