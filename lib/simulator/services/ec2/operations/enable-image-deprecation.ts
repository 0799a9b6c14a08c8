import type { EnableImageDeprecationRequest, EnableImageDeprecationResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameterValue, missingParameter } from '../errors.ts';
import { changeImage } from '../images.ts';
import { getOwnImage } from '../own-image.ts';
import type { Ec2State } from '../state.ts';

export function enableImageDeprecation(
  { ImageId, DeprecateAt }: EnableImageDeprecationRequest,
  context: CallContext<Ec2State>,
): EnableImageDeprecationResult {
  const record = getOwnImage(context, ImageId);
  if (DeprecateAt === undefined) throw missingParameter('DeprecateAt');
  if (DeprecateAt.getTime() < context.clock.nowMs) {
    throw invalidParameterValue(`The deprecation date '${DeprecateAt.toISOString()}' is in the past.`);
  }
  changeImage(context.state, record, { DeprecationTime: DeprecateAt.toISOString() });
  return { Return: true };
}
