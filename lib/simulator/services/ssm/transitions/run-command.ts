// One invocation per instance: Pending until its agent picks it up, InProgress while its steps run one after the other, then its end.
// The command follows its invocations.

import type { CommandInvocationStatus, CommandStatus } from '@aws-sdk/client-ssm';
import type { ServiceContext } from '../../../kernel/service.ts';
import { answerLength, LARGEST_ANSWER } from '../agent-answer.ts';
import { onlineInstance } from '../managed-instances.ts';
import type { CommandRecord, InvocationRecord, PluginRecord, SsmState, Step } from '../state.ts';

type Context = ServiceContext<SsmState>;

interface Target {
  readonly commandId: string;
  readonly instanceId: string;
}

const ENDED: ReadonlySet<string> = new Set(['Success', 'Failed', 'TimedOut', 'Cancelled']);

// Exit code of a process that was killed.
const KILLED = 137;

export function startInvocation(context: Context, target: Target): void {
  const { clock } = context;
  const lost = context.faults.strikes('command-lost', { service: 'ssm', operation: 'SendCommand' });
  const deliveryMs = (find(context, target)?.command.command.TimeoutSeconds ?? 3600) * 1000;
  const givingUp = clock.after(deliveryMs, `delivery of ${target.commandId} times out`, () => {
    if (statusOf(context, target) !== 'Pending') return;
    giveUp(context, target, 'TimedOut', 'DeliveryTimedOut');
  });
  if (lost) return;
  clock.after(context.duration('ssm.command-pickup'), `${target.instanceId} picks up ${target.commandId}`, () => {
    if (statusOf(context, target) !== 'Pending') return;
    if (onlineInstance(context, target.instanceId) === undefined) return;
    clock.cancel(givingUp);
    runStep(context, target, 0);
  });
}

/** A step that fails keeps the later ones from nothing; one that runs too long ends the invocation. */
function runStep(context: Context, target: Target, at: number): void {
  const { clock, world } = context;
  const { command, invocation } = find(context, target) as Found;
  const step = command.steps[at];
  if (step === undefined) {
    if (answerLength(invocation.plugins) > LARGEST_ANSWER) {
      awaitLostInstance(context, target);
      return;
    }
    const failed = invocation.plugins.some(({ status }) => status === 'Failed');
    change(context, target, failed ? 'Failed' : 'Success');
    return;
  }
  const { exitCode, stdout, stderr, seconds } = world.shell(target.instanceId, step.script);
  if (at === 0) change(context, target, 'InProgress');
  note(context, target, { at, status: 'InProgress', startedAtMs: clock.nowMs });
  const tooLong = seconds * 1000 > step.timeoutMs;
  clock.after(Math.min(seconds * 1000, step.timeoutMs), `${step.name} of ${target.commandId} ends`, () => {
    if (statusOf(context, target) !== 'InProgress') return;
    if (onlineInstance(context, target.instanceId) === undefined) {
      awaitLostInstance(context, target);
      return;
    }
    const ended = { at, stdout, stderr, endedAtMs: clock.nowMs };
    if (tooLong) {
      note(context, target, { ...ended, status: 'TimedOut', details: 'ExecutionTimedOut', responseCode: KILLED });
      change(context, target, 'TimedOut', 'ExecutionTimedOut');
    } else {
      note(context, target, { ...ended, status: exitCode === 0 ? 'Success' : 'Failed', responseCode: exitCode });
      runStep(context, target, at + 1);
    }
  });
}

/** An instance that went away, or says more than it may, reports no end: the service gives up after both time limits. */
function awaitLostInstance(context: Context, target: Target): void {
  const { command, steps } = (find(context, target) as Found).command;
  const requestedMs = command.RequestedDateTime?.getTime() ?? 0;
  const totalMs = (command.TimeoutSeconds ?? 3600) * 1000 + longestMs(steps);
  context.clock.at(requestedMs + totalMs, `${target.commandId} is given up`, () => {
    if (statusOf(context, target) !== 'InProgress') return;
    giveUp(context, target, 'TimedOut', 'ExecutionTimedOut');
  });
}

export const longestMs = (steps: readonly Step[]) => Math.max(...steps.map(({ timeoutMs }) => timeoutMs));

export function cancelInvocation(context: Context, target: Target): void {
  if (ENDED.has(statusOf(context, target) ?? 'Success')) return;
  giveUp(context, target, 'Cancelled');
}

/** Whatever has not ended ends so. */
function giveUp(context: Context, target: Target, status: 'TimedOut' | 'Cancelled', details: string = status): void {
  const { plugins } = (find(context, target) as Found).invocation;
  for (const [at, plugin] of plugins.entries()) {
    if (ENDED.has(plugin.status)) continue;
    note(context, target, { at, status, details, endedAtMs: context.clock.nowMs });
  }
  change(context, target, status, details);
}

/** Writes down how a step is doing. */
function note(
  { state }: Context,
  { commandId, instanceId }: Target,
  { at, ...to }: { at: number; status: PluginRecord['status'] } & Partial<PluginRecord>,
): void {
  const command = state.commands.get(commandId) as CommandRecord;
  const invocation = command.invocations.get(instanceId) as InvocationRecord;
  const plugins = invocation.plugins.map((plugin, i) => (i === at ? { ...plugin, details: to.status, ...to } : plugin));
  const invocations = new Map(command.invocations).set(instanceId, { ...invocation, plugins });
  state.commands.set(commandId, { ...command, invocations });
}

interface Found {
  readonly command: CommandRecord;
  readonly invocation: InvocationRecord;
}

function find({ state }: Context, { commandId, instanceId }: Target): Found | undefined {
  const command = state.commands.get(commandId);
  const invocation = command?.invocations.get(instanceId);
  return command === undefined || invocation === undefined ? undefined : { command, invocation };
}

function statusOf(context: Context, target: Target): string | undefined {
  return find(context, target)?.invocation.invocation.Status;
}

function change(context: Context, target: Target, status: CommandInvocationStatus, details: string = status): void {
  const { command, invocation } = find(context, target) as Found;
  const changed = { ...invocation, invocation: { ...invocation.invocation, Status: status, StatusDetails: details } };
  const invocations = new Map(command.invocations).set(target.instanceId, changed);
  context.state.commands.set(target.commandId, { ...command, invocations });
  context.transition(`${target.commandId}/${target.instanceId}`, invocation.invocation.Status, status);
  tellInvocation(context, command, { instanceId: target.instanceId, status });
  follow(context, target.commandId);
}

/** Brings the command to where its invocations are. */
export function follow(context: Context, commandId: string): void {
  const record = context.state.commands.get(commandId) as CommandRecord;
  const { command } = record;
  const all = [...record.invocations.values()].map(({ invocation }) => invocation);
  const count = (status: string) => all.filter((one) => one.Status === status).length;
  const { status, details } = judge(all.length, count);
  const changed = {
    ...command,
    Status: status,
    StatusDetails: details,
    CompletedCount: all.filter((one) => ENDED.has(one.Status ?? '')).length,
    ErrorCount: count('Failed') + all.filter((one) => one.StatusDetails === 'ExecutionTimedOut').length,
    DeliveryTimedOutCount: all.filter((one) => one.StatusDetails === 'DeliveryTimedOut').length,
  };
  context.state.commands.set(commandId, { ...record, command: changed });
  if (status === command.Status) return;
  context.transition(commandId, command.Status, status);
  tellCommand(context, { ...record, command: changed });
}

// A command ends Success when one invocation succeeded and the others timed out, and when there was none at all.
function judge(total: number, count: (status: string) => number): { status: CommandStatus; details: string } {
  const ended = ['Success', 'Failed', 'TimedOut', 'Cancelled'].reduce((sum, status) => sum + count(status), 0);
  if (ended < total) {
    const status = count('Pending') === total ? 'Pending' : 'InProgress';
    return { status, details: status };
  }
  if (count('Failed') > 0) return { status: 'Failed', details: 'Failed' };
  if (count('Success') > 0 || total === 0) return { status: 'Success', details: 'Success' };
  if (count('Cancelled') > 0) return { status: 'Cancelled', details: 'Cancelled' };
  return { status: 'TimedOut', details: count('TimedOut') === total ? 'DeliveryTimedOut' : 'ExecutionTimedOut' };
}

function instanceArn(context: Context, id: string): string {
  return `arn:${context.partition}:ec2:${context.region}:${context.account}:instance/${id}`;
}

function tellCommand(context: Context, { command, invocations }: CommandRecord): void {
  context.emit({
    source: 'aws.ssm',
    detailType: 'EC2 Command Status-change Notification',
    resources: [...invocations.keys()].map((id) => instanceArn(context, id)),
    detail: {
      'command-id': command.CommandId,
      'document-name': command.DocumentName,
      'expire-after': command.ExpiresAfter?.toISOString(),
      parameters: command.Parameters ?? {},
      'requested-date-time': command.RequestedDateTime?.toISOString(),
      status: command.Status,
    },
  });
}

function tellInvocation(
  context: Context,
  { command }: CommandRecord,
  change: { instanceId: string; status: string },
): void {
  context.emit({
    source: 'aws.ssm',
    detailType: 'EC2 Command Invocation Status-change Notification',
    resources: [instanceArn(context, change.instanceId)],
    detail: {
      'command-id': command.CommandId,
      'document-name': command.DocumentName,
      'instance-id': change.instanceId,
      'requested-date-time': command.RequestedDateTime?.toISOString(),
      status: change.status,
    },
  });
}
