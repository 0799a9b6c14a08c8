import type { DeleteSnapshotRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import type { Ec2State } from '../state.ts';

export function deleteSnapshot({ SnapshotId = '' }: DeleteSnapshotRequest, { state }: CallContext<Ec2State>): object {
  if (!state.snapshots.has(SnapshotId)) {
    throw other('InvalidSnapshot.NotFound', `The snapshot '${SnapshotId}' does not exist.`);
  }
  for (const { image } of state.images.values()) {
    if (image.BlockDeviceMappings?.some(({ Ebs }) => Ebs?.SnapshotId === SnapshotId)) {
      throw other('InvalidSnapshot.InUse', `The snapshot ${SnapshotId} is currently in use by ${image.ImageId}`);
    }
  }
  state.snapshots.delete(SnapshotId);
  return {};
}
