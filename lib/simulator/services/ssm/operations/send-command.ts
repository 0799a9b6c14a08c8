import type { Command, CommandInvocation, SendCommandRequest, SendCommandResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { getDocumentRecord, stepsOf } from '../documents.ts';
import { invalidInstanceId, validation } from '../errors.ts';
import { onlineInstance, onlineInstances } from '../managed-instances.ts';
import type { InvocationRecord, SsmState, Step } from '../state.ts';
import { follow, longestMs, startInvocation } from '../transitions/run-command.ts';

const MAX_INSTANCE_IDS = 50;
const DEFAULT_TIMEOUT_SECONDS = 3600;

/** Concurrency and error limits are recorded and not applied: all invocations start together. */
export function sendCommand(input: SendCommandRequest, context: CallContext<SsmState>): SendCommandResult {
  const { state, clock } = context;
  const document = getDocumentRecord(state, input.DocumentName ?? '');
  const steps = stepsOf(document, input.Parameters ?? {});
  const timeoutSeconds = input.TimeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  if (timeoutSeconds < 30 || timeoutSeconds > 2_592_000) {
    throw validation("1 validation error detected: Value at 'timeoutSeconds' must be 30 to 2592000");
  }
  const instanceIds = chooseInstances(input, context);
  const command: Command = {
    CommandId: context.ids.uuid(),
    DocumentName: document.name,
    DocumentVersion: input.DocumentVersion ?? '$DEFAULT',
    Comment: input.Comment ?? '',
    ExpiresAfter: new Date(clock.nowMs + timeoutSeconds * 1000 + longestMs(steps)),
    Parameters: input.Parameters ?? {},
    InstanceIds: input.InstanceIds ?? [],
    Targets: input.Targets ?? [],
    RequestedDateTime: clock.now(),
    Status: 'Pending',
    StatusDetails: 'Pending',
    OutputS3BucketName: input.OutputS3BucketName ?? '',
    OutputS3KeyPrefix: input.OutputS3KeyPrefix ?? '',
    MaxConcurrency: input.MaxConcurrency ?? '50',
    MaxErrors: input.MaxErrors ?? '0',
    TargetCount: instanceIds.length,
    CompletedCount: 0,
    ErrorCount: 0,
    DeliveryTimedOutCount: 0,
    ServiceRole: input.ServiceRoleArn ?? '',
    NotificationConfig: input.NotificationConfig ?? {},
    CloudWatchOutputConfig: input.CloudWatchOutputConfig ?? { CloudWatchOutputEnabled: false },
    TimeoutSeconds: timeoutSeconds,
  };
  const commandId = command.CommandId as string;
  const invocations = new Map(instanceIds.map((id) => [id, newInvocation(command, { id, steps }, context)]));
  state.commands.set(commandId, { command, steps, invocations });
  context.transition(commandId, undefined, 'Pending', { instanceIds });
  for (const instanceId of instanceIds) startInvocation(context, { commandId, instanceId });
  if (instanceIds.length === 0) clock.after(0, `${commandId} has no target`, () => follow(context, commandId));
  return { Command: command };
}

/** @throws InvalidInstanceId when one of the named is not online. A tag that nothing carries chooses nothing. */
function chooseInstances(input: SendCommandRequest, context: CallContext<SsmState>): string[] {
  const { InstanceIds = [], Targets = [] } = input;
  if (InstanceIds.length > 0 === Targets.length > 0) {
    throw validation('A command needs either InstanceIds or Targets, and not both.');
  }
  if (InstanceIds.length > MAX_INSTANCE_IDS) throw validation(`InstanceIds has at most ${MAX_INSTANCE_IDS} items.`);
  const named = [...InstanceIds, ...Targets.flatMap(({ Key, Values = [] }) => (Key === 'InstanceIds' ? Values : []))];
  const offline = named.filter((id) => onlineInstance(context, id) === undefined);
  if (offline.length > 0) throw invalidInstanceId(offline);
  if (named.length > 0) return [...new Set(named)];
  return onlineInstances(context)
    .filter(({ Tags = [] }) =>
      Targets.every(({ Key = '', Values = [] }) =>
        Tags.some((tag) => `tag:${tag.Key}` === Key && Values.includes(tag.Value)),
      ),
    )
    .map((instance) => instance.InstanceId);
}

function newInvocation(
  command: Command,
  { id, steps }: { id: string; steps: readonly Step[] },
  context: CallContext<SsmState>,
): InvocationRecord {
  const invocation: CommandInvocation = {
    CommandId: command.CommandId,
    InstanceId: id,
    InstanceName: '',
    Comment: command.Comment,
    DocumentName: command.DocumentName,
    DocumentVersion: command.DocumentVersion,
    RequestedDateTime: command.RequestedDateTime,
    Status: 'Pending',
    StatusDetails: 'Pending',
    StandardOutputUrl: '',
    StandardErrorUrl: '',
    CommandPlugins: [],
    ServiceRole: command.ServiceRole,
    NotificationConfig: command.NotificationConfig,
    CloudWatchOutputConfig: command.CloudWatchOutputConfig,
  };
  return {
    invocation,
    visibleAtMs: context.clock.nowMs + context.duration('ssm.invocation-visible'),
    plugins: steps.map(({ name }) => ({
      name,
      status: 'Pending',
      details: 'Pending',
      responseCode: -1,
      stdout: '',
      stderr: '',
    })),
  };
}
