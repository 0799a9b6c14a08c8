import type { DescribeVolumesRequest, DescribeVolumesResult, Volume } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { type FilterPaths, select } from '../filters.ts';
import { allInstances } from '../instances.ts';
import { page } from '../pages.ts';
import type { Ec2State, InstanceRecord } from '../state.ts';

const filters: FilterPaths = {
  'volume-id': 'VolumeId',
  status: 'State',
  encrypted: 'Encrypted',
  size: 'Size',
  'volume-type': 'VolumeType',
  'attachment.instance-id': 'Attachments[].InstanceId',
  'attachment.device': 'Attachments[].Device',
};

/** Volumes exist only inside their instance, and go with it. */
export function describeVolumes(input: DescribeVolumesRequest, context: CallContext<Ec2State>): DescribeVolumesResult {
  const all = allInstances(context).flatMap(volumesOf);
  const { VolumeIds = [] } = input;
  const unknown = VolumeIds.find((id) => !all.some(({ VolumeId }) => VolumeId === id));
  if (unknown !== undefined) throw other('InvalidVolume.NotFound', `The volume '${unknown}' does not exist.`);
  const named = all.filter(({ VolumeId = '' }) => VolumeIds.length === 0 || VolumeIds.includes(VolumeId));
  const { items, ...next } = page(select(named, input.Filters, filters), input);
  return { Volumes: [...items], ...next };
}

function volumesOf({ instance, disks }: InstanceRecord): Volume[] {
  if (instance.State?.Name === 'terminated') return [];
  return (instance.BlockDeviceMappings ?? []).flatMap(({ DeviceName, Ebs }) => {
    const disk = disks.find(({ deviceName }) => deviceName === DeviceName);
    if (disk === undefined || Ebs === undefined) return [];
    const attachment = {
      VolumeId: Ebs.VolumeId,
      InstanceId: instance.InstanceId,
      Device: DeviceName,
      State: 'attached' as const,
      AttachTime: Ebs.AttachTime,
      DeleteOnTermination: Ebs.DeleteOnTermination,
    };
    return {
      VolumeId: Ebs.VolumeId,
      Size: disk.sizeGib,
      VolumeType: disk.volumeType,
      Encrypted: disk.encrypted,
      State: 'in-use' as const,
      CreateTime: Ebs.AttachTime,
      AvailabilityZone: instance.Placement?.AvailabilityZone,
      Attachments: [attachment],
    };
  });
}
