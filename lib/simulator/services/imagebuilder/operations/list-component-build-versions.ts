import type {
  ListComponentBuildVersionsRequest,
  ListComponentBuildVersionsResponse,
} from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { allComponents } from '../components.ts';
import { page } from '../pages.ts';
import type { ImagebuilderState } from '../state.ts';

export function listComponentBuildVersions(
  input: ListComponentBuildVersionsRequest,
  context: CallContext<ImagebuilderState>,
): ListComponentBuildVersionsResponse {
  const wanted = input.componentVersionArn;
  const builds = allComponents(context).filter(({ arn }) => wanted === undefined || arn?.startsWith(`${wanted}/`));
  const { items, ...next } = page(builds, input);
  const componentSummaryList = items.map(({ data: _data, kmsKeyId: _key, encrypted: _encrypted, ...shown }) => {
    const { parameters: _parameters, productCodes: _codes, ...summary } = shown;
    return summary;
  });
  return { requestId: context.requestId, componentSummaryList, ...next };
}
