import type { DescribeSnapshotsRequest, DescribeSnapshotsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { type FilterPaths, select } from '../filters.ts';
import { page } from '../pages.ts';
import type { Ec2State } from '../state.ts';

const filters: FilterPaths = {
  'snapshot-id': 'SnapshotId',
  status: 'State',
  'volume-id': 'VolumeId',
  'volume-size': 'VolumeSize',
  'owner-id': 'OwnerId',
  encrypted: 'Encrypted',
  description: 'Description',
};

/** An account sees only its own snapshots here. */
export function describeSnapshots(
  input: DescribeSnapshotsRequest,
  { state, caller }: CallContext<Ec2State>,
): DescribeSnapshotsResult {
  const wanted = input.SnapshotIds ?? [];
  const own = [...state.snapshots.values()].filter((snapshot) => snapshot.OwnerId === caller.account);
  const missing = wanted.find((id) => !own.some((snapshot) => snapshot.SnapshotId === id));
  if (missing !== undefined) throw other('InvalidSnapshot.NotFound', `The snapshot '${missing}' does not exist.`);
  const listed = wanted.length === 0 ? own : own.filter((one) => wanted.includes(one.SnapshotId as string));
  const owners = input.OwnerIds ?? [];
  const kept = listed.filter(
    (one) => owners.length === 0 || owners.includes('self') || owners.includes(one.OwnerId as string),
  );
  const { items, ...next } = page(select(kept, input.Filters, filters), input);
  return { Snapshots: [...items], ...next };
}
