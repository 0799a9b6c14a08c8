// What a recipe builds on: an AMI id, an SSM parameter that holds one, or an image of Image Builder.

import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { invalidParameter } from './errors.ts';
import { findImages } from './images.ts';
import type { ImagebuilderState } from './state.ts';

interface ParentAmi {
  readonly ImageId: string;
  readonly Architecture?: string;
  readonly RootDeviceName?: string;
}

/** @throws InvalidParameterValueException when it leads to no AMI that can be read */
export function resolveParent(context: ServiceContext<ImagebuilderState>, parentImage: string): ParentAmi {
  const amiId = toAmiId(context, parentImage);
  try {
    const { Images } = context.call('ec2', 'DescribeImages', { ImageIds: [amiId] });
    return Images[0] as ParentAmi;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw invalidParameter('parentImage', `The AMI '${amiId}' cannot be used as a parent image: ${error.message}`);
  }
}

function toAmiId(context: ServiceContext<ImagebuilderState>, parentImage: string): string {
  if (parentImage.startsWith('ami-')) return parentImage;
  if (parentImage.startsWith('ssm:')) return readParameter(context, parentImage.slice('ssm:'.length));
  if (/:imagebuilder:[^:]*:\d+:image\//.test(parentImage)) {
    const newest = findImages(context.state, parentImage).at(-1);
    const ami = newest?.image.outputResources?.amis?.find((one) => one.region === context.region)?.image;
    if (ami !== undefined) return ami;
  }
  throw invalidParameter('parentImage', `The parent image '${parentImage}' cannot be found.`);
}

/** What the service-linked role may read. Source: AWS Managed Policy Reference, AWSServiceRoleForImageBuilder. */
const READABLE = /^(arn:[\w-]+:ssm:[\w-]*:\d*:parameter)?\/(aws\/service|imagebuilder)\//;

function readParameter(context: ServiceContext<ImagebuilderState>, name: string): string {
  if (!READABLE.test(name)) {
    throw invalidParameter(
      'parentImage',
      `The SSM parameter '${name}' cannot be read: AWSServiceRoleForImageBuilder is not authorized to perform ssm:GetParameter on it`,
    );
  }
  try {
    return context.call('ssm', 'GetParameter', { Name: name }).Parameter.Value as string;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw invalidParameter('parentImage', `The SSM parameter '${name}' cannot be read: ${error.message}`);
  }
}
