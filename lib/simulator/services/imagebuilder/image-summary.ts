import type { Image, ImageSummary } from '@aws-sdk/client-imagebuilder';

/** An image as lists show it. */
export function summarize(image: Image, owner: string): ImageSummary {
  const { arn, name, type, version, platform, osVersion, state, dateCreated, outputResources, tags } = image;
  return {
    arn,
    name,
    type,
    version,
    platform,
    osVersion,
    state,
    owner,
    dateCreated,
    outputResources,
    tags,
    buildType: image.buildType,
    imageSource: image.imageSource,
  };
}
