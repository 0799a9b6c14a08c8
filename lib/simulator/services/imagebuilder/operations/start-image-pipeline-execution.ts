import type { StartImagePipelineExecutionRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { orderImage } from '../new-image.ts';
import { getPipeline } from '../pipelines.ts';
import type { ImagebuilderState } from '../state.ts';

/** Starts a disabled pipeline too: disabling only stops the schedule. */
export function startImagePipelineExecution(
  input: StartImagePipelineExecutionRequest,
  context: CallContext<ImagebuilderState>,
): object {
  return once(context, { operation: 'StartImagePipelineExecution', input }, () => {
    const pipeline = getPipeline(context, input.imagePipelineArn ?? '');
    const imageBuildVersionArn = orderImage(context, {
      imageRecipeArn: pipeline.imageRecipeArn ?? '',
      infrastructureConfigurationArn: pipeline.infrastructureConfigurationArn ?? '',
      distributionConfigurationArn: pipeline.distributionConfigurationArn,
      members: {
        sourcePipelineArn: pipeline.arn,
        sourcePipelineName: pipeline.name,
        enhancedImageMetadataEnabled: pipeline.enhancedImageMetadataEnabled,
        imageTestsConfiguration: pipeline.imageTestsConfiguration,
        tags: { ...pipeline.imageTags, ...input.tags },
        ...(pipeline.executionRole === undefined ? {} : { executionRole: pipeline.executionRole }),
        ...(pipeline.workflows === undefined ? {} : { workflows: pipeline.workflows }),
      },
    });
    const dateLastRun = new Date(context.clock.nowMs).toISOString();
    context.state.pipelines.set(pipeline.arn as string, { ...pipeline, dateLastRun });
    return { imageBuildVersionArn };
  });
}
