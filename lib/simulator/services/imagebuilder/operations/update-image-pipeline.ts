import type { UpdateImagePipelineRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { checkPipeline, getPipeline } from '../pipelines.ts';
import type { ImagebuilderState } from '../state.ts';

/** Replaces everything but the name and the tags. */
export function updateImagePipeline(
  input: UpdateImagePipelineRequest,
  context: CallContext<ImagebuilderState>,
): object {
  return once(context, { operation: 'UpdateImagePipeline', input }, () => {
    const { clientToken: _token, imagePipelineArn: arn = '', ...given } = input;
    const before = getPipeline(context, arn);
    checkPipeline(given, context);
    const { name, tags, dateCreated, platform } = before;
    context.state.pipelines.set(arn, {
      enhancedImageMetadataEnabled: true,
      imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
      status: 'ENABLED',
      ...given,
      arn,
      name,
      tags,
      dateCreated,
      platform,
      dateUpdated: new Date(context.clock.nowMs).toISOString(),
      consecutiveFailures: 0,
    });
    return { imagePipelineArn: arn };
  });
}
