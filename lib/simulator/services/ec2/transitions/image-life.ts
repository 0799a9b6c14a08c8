// pending -> available; then, by hand, disabled and back, or deregistered. A snapshot per volume goes the same way.

import type { ServiceContext } from '../../../kernel/service.ts';
import { changeImage } from '../images.ts';
import type { Ec2State, ImageRecord } from '../state.ts';

type Context = ServiceContext<Ec2State>;

interface Change {
  readonly from: string | undefined;
  readonly to: string;
  readonly detail?: Record<string, unknown>;
}

export function tellImage(context: Context, id: string, change: Change): void {
  context.transition(id, change.from, change.to, change.detail);
  if (change.to === 'pending') return;
  context.emit({
    source: 'aws.ec2',
    detailType: 'EC2 AMI State Change',
    resources: [`arn:${context.partition}:ec2:${context.region}::image/${id}`],
    detail: { RequestId: context.ids.uuid(), ImageId: id, State: change.to, ErrorMessage: '' },
  });
}

/** Keeps a new image and lets it become available after its time. */
export function addImage(context: Context, record: ImageRecord, delayMs: number): void {
  const { state } = context;
  const id = record.image.ImageId as string;
  state.images.set(id, record);
  const { Name: name, Architecture: architecture, SourceInstanceId: sourceInstanceId } = record.image;
  const detail = { name, architecture, sourceInstanceId };
  state.imageNames.set(`${record.image.OwnerId}/${record.image.Name}`, id);
  if (record.image.State === 'available') {
    completeSnapshots(context, record);
    tellImage(context, id, { from: undefined, to: 'available', detail });
    return;
  }
  tellImage(context, id, { from: undefined, to: 'pending', detail });
  context.clock.after(delayMs, `${id} becomes available`, () => {
    const pending = state.images.get(id);
    if (pending?.image.State !== 'pending') return;
    completeSnapshots(context, pending);
    changeImage(state, pending, { State: 'available' });
    tellImage(context, id, { from: 'pending', to: 'available' });
  });
}

function completeSnapshots({ state, clock }: Context, record: ImageRecord): void {
  for (const { Ebs } of record.image.BlockDeviceMappings ?? []) {
    const snapshot = state.snapshots.get(Ebs?.SnapshotId ?? '');
    if (snapshot?.State !== 'pending') continue;
    state.snapshots.set(snapshot.SnapshotId as string, {
      ...snapshot,
      State: 'completed',
      Progress: '100%',
      CompletionTime: clock.now(),
    });
  }
}
