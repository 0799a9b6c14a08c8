// The AMI that a base means now: what a parameter holds, what a filter finds, what an image of Image Builder gave.

import { EC2Client } from '@aws-sdk/client-ec2';
import { GetImageCommand, ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { amiFilter, isImageArn } from '../../lib/contract/base.ts';
import { parameters } from '../../lib/contract/parameters.ts';
import { readImageSettings, readParameter } from './image-settings.ts';
import { newestAmi } from './newest-ami.ts';

const ec2 = new EC2Client({});
const imagebuilder = new ImagebuilderClient({});
const ssm = new SSMClient({});

export async function readBaseAmi(base: string): Promise<string> {
  const found = await find(base);
  if ('amiId' in found && found.amiId !== undefined) return found.amiId;
  throw new Error(`cannot read the base image "${base}": ${found.none}`);
}

async function find(base: string): Promise<{ amiId: string | undefined; none: string }> {
  const filter = amiFilter(base);
  if (filter !== undefined) return { amiId: await newestAmi(ec2, filter), none: 'EC2 shows no AMI that fits' };
  if (isImageArn(base)) return { amiId: await imageAmi(base), none: 'Image Builder has no AMI of it in this Region' };
  return { amiId: await readParameter(base.replace(/^ssm:/, '')), none: 'there is no such parameter' };
}

/** An ARN with wildcards means the newest version that became available, as in a recipe. */
async function imageAmi(arn: string): Promise<string | undefined> {
  const region = await imagebuilder.config.region();
  try {
    const { image } = await imagebuilder.send(new GetImageCommand({ imageBuildVersionArn: arn }));
    return image?.outputResources?.amis?.find((ami) => ami.region === region)?.image;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/**
 * Image Builder takes no filter: the recipe of such an image reads a parameter of ours. It moves only here, when a build begins,
 * so that Image Builder never bakes on an AMI that is too young, or that the ledger does not name.
 */
export async function moveBase(image: string, amiId: string): Promise<void> {
  const settings = await readImageSettings(image);
  if (settings === undefined || amiFilter(settings.base) === undefined) return;
  const Name = parameters.imageBase(image);
  await ssm.send(new PutParameterCommand({ Name, Value: amiId, Type: 'String', Overwrite: true }));
}
