import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../../lib/contract/parameters.ts';

export const ssm = new SSMClient({});

export function goldenAmi(image: string): Promise<string | undefined> {
  return readParameter(parameters.imageGolden(image));
}

export async function readParameter(name: string): Promise<string | undefined> {
  try {
    return (await ssm.send(new GetParameterCommand({ Name: name }))).Parameter?.Value;
  } catch (error) {
    if ((error as Error).name === 'ParameterNotFound') return undefined;
    throw error;
  }
}
