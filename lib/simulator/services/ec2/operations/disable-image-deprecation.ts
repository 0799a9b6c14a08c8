import type { DisableImageDeprecationRequest, DisableImageDeprecationResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { changeImage } from '../images.ts';
import { getOwnImage } from '../own-image.ts';
import type { Ec2State } from '../state.ts';

export function disableImageDeprecation(
  { ImageId }: DisableImageDeprecationRequest,
  context: CallContext<Ec2State>,
): DisableImageDeprecationResult {
  changeImage(context.state, getOwnImage(context, ImageId), { DeprecationTime: undefined });
  return { Return: true };
}
