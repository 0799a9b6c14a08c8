import { createHash } from 'node:crypto';
import { CancelImageCreationCommand, ImagebuilderClient } from '@aws-sdk/client-imagebuilder';

const imagebuilder = new ImagebuilderClient({});

/** Stops a bake that may still run. One that has ended cannot be cancelled, and needs not be. */
export async function cancelBake(imageBuildVersionArn: string, execution: string): Promise<void> {
  const clientToken = createHash('sha256').update(`${execution} clean-up`).digest('hex');
  try {
    await imagebuilder.send(new CancelImageCreationCommand({ imageBuildVersionArn, clientToken }));
  } catch (error) {
    const ended = ['InvalidRequestException', 'ResourceNotFoundException', 'ClientException', 'ResourceInUseException'];
    if (!ended.includes((error as Error).name)) throw error;
  }
}
