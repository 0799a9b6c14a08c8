import { DescribeExecutionCommand, type DescribeExecutionCommandOutput, SFNClient } from '@aws-sdk/client-sfn';
import type { Suspect } from '../../lib/decisions/stranded-work.ts';

const sfn = new SFNClient({});

/** An execution that has ended, in the words of Step Functions' event about it. */
export interface EndedExecution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: string;
  readonly input: string;
  readonly error: string | null;
  readonly cause: string | null;
}

/** Undefined while it runs, and when there is none: one that was never started is started by the signal that comes again. */
export async function findEnded(suspect: Suspect): Promise<EndedExecution | undefined> {
  for (const executionArn of suspect) {
    const found = await describe(executionArn);
    if (found === undefined) continue;
    if (found.status === 'RUNNING') return undefined;
    const { stateMachineArn = '', name = '', status = '', input = '{}', error = null, cause = null } = found;
    return { executionArn, stateMachineArn, name, status, input, error, cause };
  }
  return undefined;
}

async function describe(executionArn: string): Promise<DescribeExecutionCommandOutput | undefined> {
  try {
    return await sfn.send(new DescribeExecutionCommand({ executionArn }));
  } catch (error) {
    if ((error as Error).name === 'ExecutionDoesNotExist') return undefined;
    throw error;
  }
}
