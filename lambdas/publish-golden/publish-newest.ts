import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../../lib/contract/parameters.ts';
import { newestGolden, type VersionRecord } from '../../lib/decisions/plan-release.ts';
import { readLine } from '../plan-release/ledger.ts';

const ssm = new SSMClient({});

/**
 * Writes what the ledger says into the parameters of the image's golden version, without a look at what it holds: that may be about
 * to change. Without any golden version the parameter stays: stacks that read it would break, and no fleet takes its image from
 * there.
 */
export async function publishNewest(image: string): Promise<VersionRecord | undefined> {
  const { versions } = await readLine(image);
  const newest = newestGolden(versions);
  if (newest === undefined) return undefined;
  await ssm.send(
    new PutParameterCommand({
      Name: parameters.imageGolden(image),
      Value: newest.amiId,
      Type: 'String',
      DataType: 'aws:ec2:image',
      Overwrite: true,
    }),
  );
  await ssm.send(
    new PutParameterCommand({
      Name: parameters.parentGolden(image),
      Value: newest.amiId,
      Type: 'String',
      Overwrite: true,
    }),
  );
  return newest;
}
