import { GetParameterCommand, GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../../lib/contract/parameters.ts';
import { ImageSettings } from '../../lib/contract/settings.ts';

const ssm = new SSMClient({});

/** The settings of an image; undefined for one that no stack has made. */
export async function readImageSettings(image: string): Promise<ImageSettings | undefined> {
  const value = await readParameter(parameters.imageSettings(image));
  return value === undefined ? undefined : ImageSettings.parse(JSON.parse(value));
}

export async function hasGolden(image: string): Promise<boolean> {
  return (await readParameter(parameters.imageGolden(image))) !== undefined;
}

/** The AMI that the vendor's parameter holds now. */
export async function readBaseAmi(base: string): Promise<string> {
  const name = base.replace(/^ssm:/, '');
  const value = await readParameter(name);
  if (value === undefined) throw new Error(`cannot read the base image "${base}": there is no such parameter`);
  return value;
}

export async function imagesAnnouncedBy(topicArn: string): Promise<string[]> {
  const images: string[] = [];
  let next: string | undefined;
  do {
    const page = await ssm.send(
      new GetParametersByPathCommand({ Path: parameters.images, Recursive: true, NextToken: next }),
    );
    for (const { Name, Value } of page.Parameters ?? []) {
      if (!Name?.endsWith('/settings')) continue;
      const settings = ImageSettings.parse(JSON.parse(Value ?? ''));
      if (settings.baseImageTopic === topicArn) images.push(settings.image);
    }
    next = page.NextToken;
  } while (next !== undefined);
  return images;
}

async function readParameter(name: string): Promise<string | undefined> {
  try {
    return (await ssm.send(new GetParameterCommand({ Name: name }))).Parameter?.Value;
  } catch (error) {
    if ((error as Error).name === 'ParameterNotFound') return undefined;
    throw error;
  }
}
