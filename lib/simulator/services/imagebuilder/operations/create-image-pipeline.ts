import type { CreateImagePipelineRequest, ImagePipeline } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { ensureServiceRole } from '../../../policies/service-role.ts';
import { arnName, makeArn } from '../arns.ts';
import { once } from '../client-tokens.ts';
import { alreadyExists } from '../errors.ts';
import { checkPipeline } from '../pipelines.ts';
import { SERVICE_ROLE } from '../service-role.ts';
import type { ImagebuilderState } from '../state.ts';

/** A schedule is kept and shown; the simulator starts no pipeline by itself. */
export function createImagePipeline(
  input: CreateImagePipelineRequest,
  context: CallContext<ImagebuilderState>,
): object {
  return once(context, { operation: 'CreateImagePipeline', input }, () => {
    const { clientToken: _token, ...given } = input;
    const name = input.name ?? '';
    checkPipeline(input, context);
    ensureServiceRole(context, SERVICE_ROLE);
    const arn = makeArn(context, 'image-pipeline', [arnName(name)]);
    if (context.state.pipelines.has(arn)) throw alreadyExists('image pipeline', name);
    const now = new Date(context.clock.nowMs).toISOString();
    const made: ImagePipeline = {
      platform: 'Linux',
      enhancedImageMetadataEnabled: true,
      imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
      status: 'ENABLED',
      tags: {},
      ...given,
      arn,
      dateCreated: now,
      dateUpdated: now,
      consecutiveFailures: 0,
    };
    context.state.pipelines.set(arn, made);
    return { imagePipelineArn: arn };
  });
}
