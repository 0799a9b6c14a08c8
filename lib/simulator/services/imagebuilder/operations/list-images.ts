import type { ImageVersion, ListImagesRequest, ListImagesResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { select } from '../filters.ts';
import { page } from '../pages.ts';
import type { ImagebuilderState } from '../state.ts';

/** Versions, not builds; the account's own only. */
export function listImages(input: ListImagesRequest, context: CallContext<ImagebuilderState>): ListImagesResponse {
  const versions = new Map<string, ImageVersion>();
  if (input.owner === undefined || input.owner === 'Self') {
    for (const { image } of context.state.images.values()) {
      const arn = image.arn?.replace(/\/\d+$/, '') as string;
      const { name, type, platform, osVersion, dateCreated, buildType, imageSource } = image;
      const version = image.version?.split('/')[0];
      const owner = context.account;
      versions.set(arn, { arn, name, type, version, platform, osVersion, owner, dateCreated, buildType, imageSource });
    }
  }
  const names = {
    name: 'name',
    version: 'version',
    type: 'type',
    platform: 'platform',
    osVersion: 'osVersion',
  } as const;
  const { items, ...next } = page(select([...versions.values()], input.filters, names), input);
  return { requestId: context.requestId, imageVersionList: items, ...next };
}
