// Finding images: an account sees its own, public ones and those shared with it.

import type { Image } from '@aws-sdk/client-ec2';
import { imageMalformed, imageNameDuplicate, imageNameMalformed, imageNotFound, imageUnavailable } from './errors.ts';
import type { Ec2State, ImageRecord } from './state.ts';

/** @throws InvalidAMIID.Malformed, InvalidAMIID.NotFound */
export function getImage(state: Ec2State, id: string, account: string): ImageRecord {
  if (!/^ami-[0-9a-f]{8,17}$/.test(id)) throw imageMalformed(id);
  const record = state.images.get(id);
  if (record === undefined || !maySee(record, account)) throw imageNotFound([id]);
  return record;
}

export function maySee({ image, launchPermissions }: ImageRecord, account: string): boolean {
  return image.OwnerId === account || launchPermissions.has('all') || launchPermissions.has(account);
}

/** @throws as getImage, and InvalidAMIID.Unavailable when it is not available */
export function getLaunchableImage(state: Ec2State, id: string, account: string): ImageRecord {
  const record = getImage(state, id, account);
  if (record.image.State !== 'available') throw imageUnavailable(id, record.image.State ?? 'unavailable');
  return record;
}

/** @throws when the account may not have another image of this name */
export function checkImageName(state: Ec2State, name: string, account: string): void {
  if (!/^[a-zA-Z0-9()[\] ./\-'@_]{3,128}$/.test(name)) throw imageNameMalformed();
  const holder = state.imageNames.get(`${account}/${name}`);
  if (holder !== undefined) throw imageNameDuplicate(name, holder);
}

export function changeImage(
  state: Ec2State,
  record: ImageRecord,
  members: Partial<Image>,
  rest: Partial<Omit<ImageRecord, 'image'>> = {},
): ImageRecord {
  const changed = { ...record, ...rest, image: { ...record.image, ...members } };
  state.images.set(record.image.ImageId as string, changed);
  return changed;
}
