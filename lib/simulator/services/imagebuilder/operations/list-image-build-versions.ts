import type { ListImageBuildVersionsRequest, ListImageBuildVersionsResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { select } from '../filters.ts';
import { summarize } from '../image-summary.ts';
import { page } from '../pages.ts';
import type { ImagebuilderState } from '../state.ts';

/** Newest first. */
export function listImageBuildVersions(
  input: ListImageBuildVersionsRequest,
  context: CallContext<ImagebuilderState>,
): ListImageBuildVersionsResponse {
  const wanted = input.imageVersionArn;
  const builds = [...context.state.images.values()]
    .filter(({ image }) => wanted === undefined || image.arn?.startsWith(`${wanted}/`))
    .map(({ image }) => summarize(image, context.account))
    .reverse();
  const names = {
    name: 'name',
    version: 'version',
    type: 'type',
    platform: 'platform',
    osVersion: 'osVersion',
  } as const;
  const { items, ...next } = page(select(builds, input.filters, names), input);
  return { requestId: context.requestId, imageSummaryList: items, ...next };
}
