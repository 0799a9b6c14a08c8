import type { DisableImageRequest, DisableImageResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { imageUnavailable } from '../errors.ts';
import { changeImage } from '../images.ts';
import { getOwnImage } from '../own-image.ts';
import type { Ec2State } from '../state.ts';
import { tellImage } from '../transitions/image-life.ts';

/** Takes all launch permissions with it. */
export function disableImage({ ImageId }: DisableImageRequest, context: CallContext<Ec2State>): DisableImageResult {
  const record = getOwnImage(context, ImageId);
  const from = record.image.State;
  if (from === 'disabled') return { Return: true };
  if (from !== 'available') throw imageUnavailable(ImageId as string, from ?? '');
  changeImage(context.state, record, { State: 'disabled', Public: false }, { launchPermissions: new Set() });
  tellImage(context, ImageId as string, { from, to: 'disabled' });
  return { Return: true };
}
