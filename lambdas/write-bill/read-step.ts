import { GetCommandInvocationCommand, type GetCommandInvocationCommandOutput, SSMClient } from '@aws-sdk/client-ssm';
import { ListingFault } from '../../lib/bills/read-listing.ts';
import { errorNames, namedError } from '../../lib/contract/errors.ts';

const ssm = new SSMClient({});

export interface CommandOnInstance {
  readonly commandId: string;
  readonly instanceId: string;
}

export interface StepAnswer {
  readonly printed: string;
  readonly endedAt: string;
}

/** What a step of a command printed. @throws ListNotFinished, ListingFault */
export async function readStep(of: CommandOnInstance, step: string): Promise<StepAnswer> {
  const { Status, StandardOutputContent, ExecutionEndDateTime, ...rest } = await answerOf(of, step);
  if (Status === 'Success') return { printed: StandardOutputContent ?? '', endedAt: ExecutionEndDateTime ?? '' };
  if (Status === 'Pending' || Status === 'InProgress' || Status === 'Delayed') throw notFinished(of, step);
  const [said = ''] = (rest.StandardErrorContent ?? '').trim().split('\n');
  throw new ListingFault(
    `the step "${step}" ended ${rest.StatusDetails}${said === '' ? '' : `: ${said.slice(0, 200)}`}`,
  );
}

async function answerOf(of: CommandOnInstance, step: string): Promise<GetCommandInvocationCommandOutput> {
  const asked = { CommandId: of.commandId, InstanceId: of.instanceId, PluginName: step };
  try {
    return await ssm.send(new GetCommandInvocationCommand(asked));
  } catch (error) {
    // Both are said of an invocation that cannot be seen yet.
    if (!['InvocationDoesNotExist', 'InvalidPluginName'].includes((error as Error).name)) throw error;
    throw notFinished(of, step);
  }
}

function notFinished({ commandId, instanceId }: CommandOnInstance, step: string): Error {
  return namedError(
    errorNames.listNotFinished,
    `the step "${step}" of the command ${commandId} has not ended on ${instanceId}`,
  );
}
