import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../../lib/contract/parameters.ts';
import { newestGolden, type VersionRecord } from '../../lib/decisions/plan-release.ts';
import { readLine } from '../plan-release/ledger.ts';

const ssm = new SSMClient({});

/**
 * Writes what the ledger says into the parameter of the image's golden version. Without any golden version the parameter stays:
 * stacks that read it would break, and no fleet takes its image from there.
 */
export async function publishNewest(image: string): Promise<VersionRecord | undefined> {
  const { versions } = await readLine(image);
  const newest = newestGolden(versions);
  if (newest === undefined) return undefined;
  const Name = parameters.imageGolden(image);
  if ((await read(Name)) === newest.amiId) return newest;
  await ssm.send(
    new PutParameterCommand({
      Name,
      Value: newest.amiId,
      Type: 'String',
      DataType: 'aws:ec2:image',
      Overwrite: true,
    }),
  );
  return newest;
}

async function read(name: string): Promise<string | undefined> {
  try {
    return (await ssm.send(new GetParameterCommand({ Name: name }))).Parameter?.Value;
  } catch (error) {
    if ((error as Error).name === 'ParameterNotFound') return undefined;
    throw error;
  }
}
