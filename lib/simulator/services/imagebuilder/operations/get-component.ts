import type { GetComponentRequest, GetComponentResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { getComponentByArn } from '../components.ts';
import type { ImagebuilderState } from '../state.ts';
import { versionReferences } from '../versions.ts';

export function getComponent(
  input: GetComponentRequest,
  context: CallContext<ImagebuilderState>,
): GetComponentResponse {
  const component = getComponentByArn(context, input.componentBuildVersionArn ?? '');
  const latestVersionReferences = versionReferences(component.arn ?? '');
  return { requestId: context.requestId, component, latestVersionReferences };
}
