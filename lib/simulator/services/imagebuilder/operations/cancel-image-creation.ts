import type { CancelImageCreationRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { invalidRequest, notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';
import { cancel, UNDER_WAY } from '../transitions/build-image.ts';

/** Answers at once, cancels a little later; an AMI that was made stays. */
export function cancelImageCreation(
  input: CancelImageCreationRequest,
  context: CallContext<ImagebuilderState>,
): object {
  return once(context, { operation: 'CancelImageCreation', input }, () => {
    const arn = input.imageBuildVersionArn ?? '';
    const record = context.state.images.get(arn);
    if (record === undefined) throw notFound(arn);
    const status = record.image.state?.status ?? '';
    if (!UNDER_WAY.has(status)) {
      throw invalidRequest(`The image '${arn}' cannot be cancelled: it is in state '${status}'.`);
    }
    cancel(context, record);
    return { imageBuildVersionArn: arn };
  });
}
