import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { createWaiter, WaiterState } from '@smithy/core/client';
import { parameters } from '../../lib/contract/parameters.ts';
import { readParameter, ssm } from './parameters.ts';

/** Gives each fleet that has no image yet its first, which the fleet's stack reads. One that has an image keeps it. */
export async function seedFleets(fleets: readonly string[], amiId: string): Promise<void> {
  for (const fleet of fleets) {
    const name = parameters.fleetImage(fleet);
    if ((await readParameter(name)) !== undefined) continue;
    await put(name, amiId);
    await published(name);
  }
}

async function put(name: string, amiId: string): Promise<void> {
  try {
    await ssm.send(
      new PutParameterCommand({
        Name: name,
        Value: amiId,
        Type: 'String',
        DataType: 'aws:ec2:image',
        Overwrite: false,
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ParameterAlreadyExists') throw error;
  }
}

/** Systems Manager looks at the AMI only after it has answered; a stack that reads too early would fail. */
async function published(name: string): Promise<void> {
  await createWaiter({ client: ssm, maxWaitTime: 60, minDelay: 1, maxDelay: 5 }, name, async () => ({
    state: (await readParameter(name)) === undefined ? WaiterState.RETRY : WaiterState.SUCCESS,
  }));
}
