import type { DeregisterImageRequest, DeregisterImageResult, Image } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { imageGone, other } from '../errors.ts';
import { getOwnImage } from '../own-image.ts';
import type { Ec2State } from '../state.ts';
import { tellImage } from '../transitions/image-life.ts';

/** Running instances go on; a snapshot that another image holds too is kept. */
export function deregisterImage(input: DeregisterImageRequest, context: CallContext<Ec2State>): DeregisterImageResult {
  const { state } = context;
  if (input.ImageId !== undefined && state.deregistered.has(input.ImageId)) throw imageGone(input.ImageId);
  const { image } = getOwnImage(context, input.ImageId);
  const id = image.ImageId as string;
  if (image.DeregistrationProtection?.startsWith('enabled')) {
    throw other('OperationNotPermitted', `The image '${id}' is protected from deregistration.`);
  }
  state.images.delete(id);
  state.deregistered.add(id);
  state.imageNames.delete(`${image.OwnerId}/${image.Name}`);
  tellImage(context, id, { from: image.State, to: 'deregistered' });
  if (input.DeleteAssociatedSnapshots !== true) return { Return: true };
  return { Return: true, DeleteSnapshotResults: deleteSnapshots(state, image) };
}

function deleteSnapshots(state: Ec2State, image: Image): DeregisterImageResult['DeleteSnapshotResults'] {
  const held = new Set([...state.images.values()].flatMap((record) => snapshotIds(record.image)));
  return snapshotIds(image).map((SnapshotId) => {
    if (held.has(SnapshotId)) return { SnapshotId, ReturnCode: 'skipped' as const };
    state.snapshots.delete(SnapshotId);
    return { SnapshotId, ReturnCode: 'success' as const };
  });
}

function snapshotIds(image: Image): string[] {
  return (image.BlockDeviceMappings ?? []).flatMap(({ Ebs }) =>
    Ebs?.SnapshotId === undefined ? [] : [Ebs.SnapshotId],
  );
}
