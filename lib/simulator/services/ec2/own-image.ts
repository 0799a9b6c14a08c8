import type { CallContext } from '../../kernel/service.ts';
import { missingParameter, other } from './errors.ts';
import { getImage } from './images.ts';
import type { Ec2State, ImageRecord } from './state.ts';

/** @throws as getImage, and AuthFailure when the image belongs to someone else */
export function getOwnImage({ state, caller }: CallContext<Ec2State>, id: string | undefined): ImageRecord {
  if (id === undefined) throw missingParameter('ImageId');
  const record = getImage(state, id, caller.account);
  if (record.image.OwnerId !== caller.account) throw other('AuthFailure', `Not authorized for image:${id}`, 403);
  return record;
}
