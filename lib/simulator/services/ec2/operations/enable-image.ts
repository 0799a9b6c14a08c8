import type { EnableImageRequest, EnableImageResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { changeImage } from '../images.ts';
import { getOwnImage } from '../own-image.ts';
import type { Ec2State } from '../state.ts';
import { tellImage } from '../transitions/image-life.ts';

/** The launch permissions that disabling took stay gone. */
export function enableImage({ ImageId }: EnableImageRequest, context: CallContext<Ec2State>): EnableImageResult {
  const record = getOwnImage(context, ImageId);
  if (record.image.State !== 'disabled') return { Return: true };
  changeImage(context.state, record, { State: 'available' });
  tellImage(context, ImageId as string, { from: 'disabled', to: 'available' });
  return { Return: true };
}
