import { GetParameterCommand, GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../../lib/contract/parameters.ts';
import { ImageSettings } from '../../lib/contract/settings.ts';

const ssm = new SSMClient({});

/** The settings of an image; undefined for one that no stack has made. */
export async function readImageSettings(image: string): Promise<ImageSettings | undefined> {
  const value = await readParameter(parameters.imageSettings(image));
  return value === undefined ? undefined : ImageSettings.parse(JSON.parse(value));
}

/** The AMI of the newest golden version. */
export async function goldenAmi(image: string): Promise<string | undefined> {
  return await readParameter(parameters.imageGolden(image));
}

export const imagesAnnouncedBy = (topicArn: string) => imagesThat(({ baseImageTopic }) => baseImageTopic === topicArn);

/** Those that are built on an image. */
export const childrenOf = (image: string) => imagesThat(({ parent }) => parent === image);

/** Settings that another release of Goldsmith wrote keep nobody from the others: the image's own poll tells of them. */
async function imagesThat(are: (settings: ImageSettings) => boolean): Promise<string[]> {
  const images: string[] = [];
  let next: string | undefined;
  do {
    const page = await ssm.send(
      new GetParametersByPathCommand({ Path: parameters.images, Recursive: true, NextToken: next }),
    );
    for (const { Name, Value } of page.Parameters ?? []) {
      if (!Name?.endsWith('/settings')) continue;
      const { data: settings } = ImageSettings.safeParse(JSON.parse(Value ?? ''));
      if (settings !== undefined && are(settings)) images.push(settings.image);
    }
    next = page.NextToken;
  } while (next !== undefined);
  return images;
}

export async function readParameter(name: string): Promise<string | undefined> {
  try {
    return (await ssm.send(new GetParameterCommand({ Name: name }))).Parameter?.Value;
  } catch (error) {
    if ((error as Error).name === 'ParameterNotFound') return undefined;
    throw error;
  }
}
