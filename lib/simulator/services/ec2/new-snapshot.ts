import type { Snapshot, Tag } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../kernel/service.ts';
import { newId } from './resource-ids.ts';
import type { Ec2State } from './state.ts';

/** A snapshot that an image holds; it completes together with the image. */
export function newSnapshot(
  { state, ids, clock, caller }: CallContext<Ec2State>,
  made: { sizeGib: number; description: string; tags: Tag[]; volumeId?: string; encrypted?: boolean },
): Snapshot {
  const snapshot: Snapshot = {
    SnapshotId: newId(ids, 'snap'),
    VolumeId: made.volumeId ?? 'vol-ffffffff',
    VolumeSize: made.sizeGib,
    Description: made.description,
    Encrypted: made.encrypted ?? false,
    OwnerId: caller.account,
    Progress: '0%',
    StartTime: clock.now(),
    State: 'pending',
    StorageTier: 'standard',
    Tags: made.tags,
  };
  state.snapshots.set(snapshot.SnapshotId as string, snapshot);
  return snapshot;
}
