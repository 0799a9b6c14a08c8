import type { RetryImageRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { invalidRequest, notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';
import { retryBuild } from '../transitions/build-image.ts';

/** The same build goes on from the stage in which it ended. */
export function retryImage(input: RetryImageRequest, context: CallContext<ImagebuilderState>): object {
  return once(context, { operation: 'RetryImage', input }, () => {
    const arn = input.imageBuildVersionArn ?? '';
    const record = context.state.images.get(arn);
    if (record === undefined) throw notFound(arn);
    const status = record.image.state?.status;
    if (status !== 'FAILED' && status !== 'CANCELLED') {
      throw invalidRequest(
        `The image '${arn}' cannot be retried: it is in state '${status}', not FAILED or CANCELLED.`,
      );
    }
    retryBuild(context, record);
    return { imageBuildVersionArn: arn };
  });
}
