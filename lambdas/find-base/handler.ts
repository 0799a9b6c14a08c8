// Custom::GoldsmithBase. Of an image whose base is an AMI filter, the recipe reads a parameter of ours, which must be there
// before the recipe: this writes its first value. Later ones are written when builds begin.

import { Logger } from '@aws-lambda-powertools/logger';
import { EC2Client } from '@aws-sdk/client-ec2';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import { amiFilter } from '../../lib/contract/base.ts';
import { parameters } from '../../lib/contract/parameters.ts';
import { answer } from '../first-image/answer.ts';
import { newestAmi } from '../receive-signal/newest-ami.ts';

const Request = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  ResourceProperties: z.object({ Image: z.string(), Base: z.string() }),
});

const logger = new Logger();
const ec2 = new EC2Client({});
const ssm = new SSMClient({});

export async function handler(input: unknown): Promise<void> {
  const event = Request.parse(input);
  const { Image: image, Base: base } = event.ResourceProperties;
  const physicalId = `goldsmith-base-${image}`;
  try {
    // The parameter stays when the stack goes: it costs nothing, and a stack that comes again writes it anew.
    if (event.RequestType !== 'Delete') await writeNewest(image, base);
    await answer(event, physicalId, { status: 'SUCCESS' });
  } catch (error) {
    await answer(event, physicalId, { status: 'FAILED', reason: (error as Error).message });
    throw error;
  }
}

async function writeNewest(image: string, base: string): Promise<void> {
  const filter = amiFilter(base);
  if (filter === undefined) throw new Error(`cannot look for the base "${base}": it is no AMI filter`);
  const amiId = await newestAmi(ec2, filter);
  if (amiId === undefined) {
    const { owner, architecture, name } = filter;
    throw new Error(
      `cannot find a base for the image "${image}": in this Region, EC2 shows no AMI of ${owner} for ${architecture} with a name like "${name}"; change the filter`,
    );
  }
  const Name = parameters.imageBase(image);
  await ssm.send(new PutParameterCommand({ Name, Value: amiId, Type: 'String', Overwrite: true }));
  logger.info('wrote the first base', { image, amiId });
}
