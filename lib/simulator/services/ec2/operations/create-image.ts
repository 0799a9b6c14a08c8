import type { BlockDeviceMapping, CreateImageRequest, CreateImageResult, Image } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { incorrectInstanceState, missingParameter } from '../errors.ts';
import { checkImageName } from '../images.ts';
import { getInstances } from '../instances.ts';
import { newSnapshot } from '../new-snapshot.ts';
import { newId } from '../resource-ids.ts';
import type { Ec2State, InstanceRecord } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';
import { addImage } from '../transitions/image-life.ts';

/** The reboot that comes before the snapshots unless NoReboot is set is not modelled. */
export function createImage(input: CreateImageRequest, context: CallContext<Ec2State>): CreateImageResult {
  const { state, caller, clock } = context;
  if (input.InstanceId === undefined) throw missingParameter('InstanceId');
  if (input.Name === undefined) throw missingParameter('Name');
  const [record] = getInstances(context, [input.InstanceId]) as [InstanceRecord];
  const { instance } = record;
  const name = instance.State?.Name ?? '';
  if (name !== 'running' && name !== 'stopped') throw incorrectInstanceState(input.InstanceId, name);
  checkImageName(state, input.Name, caller.account);
  const tags = tagsFor(input.TagSpecifications, 'image');
  checkTags(tags, caller);
  const parent = state.images.get(instance.ImageId as string)?.image;
  const id = newId(context.ids, 'ami');
  const image: Image = {
    ImageId: id,
    Name: input.Name,
    ImageLocation: `${caller.account}/${input.Name}`,
    ...(input.Description === undefined ? {} : { Description: input.Description }),
    OwnerId: caller.account,
    Public: false,
    State: 'pending',
    CreationDate: new Date(clock.nowMs).toISOString(),
    Architecture: instance.Architecture,
    ImageType: 'machine',
    RootDeviceType: 'ebs',
    RootDeviceName: instance.RootDeviceName,
    BlockDeviceMappings: devices(input, { record, id }, context),
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    EnaSupport: true,
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    SourceInstanceId: instance.InstanceId,
    SourceImageId: instance.ImageId,
    SourceImageRegion: context.region,
    ...(parent?.ImdsSupport === undefined ? {} : { ImdsSupport: parent.ImdsSupport }),
    ...(parent?.BootMode === undefined ? {} : { BootMode: parent.BootMode }),
    Tags: tags,
  };
  const delayMs = context.duration('ec2.image-pending-to-available');
  addImage(context, { image, launchPermissions: new Set(), lastLaunchedMs: undefined }, delayMs);
  return { ImageId: id };
}

function devices(
  input: CreateImageRequest,
  { record, id }: { record: InstanceRecord; id: string },
  context: CallContext<Ec2State>,
): BlockDeviceMapping[] {
  const tags = tagsFor(input.TagSpecifications, 'snapshot');
  return record.disks.map((disk) => {
    const DeviceName = disk.deviceName;
    const volume = record.instance.BlockDeviceMappings?.find((mapping) => mapping.DeviceName === DeviceName)?.Ebs;
    const asked = input.BlockDeviceMappings?.find((mapping) => mapping.DeviceName === DeviceName)?.Ebs;
    const sizeGib = asked?.VolumeSize ?? disk.sizeGib;
    const { encrypted } = disk;
    const snapshot = newSnapshot(context, {
      sizeGib,
      encrypted,
      tags,
      description: `Created by CreateImage(${record.instance.InstanceId}) for ${id}`,
      ...(volume?.VolumeId === undefined ? {} : { volumeId: volume.VolumeId }),
    });
    return {
      DeviceName,
      Ebs: {
        SnapshotId: snapshot.SnapshotId,
        VolumeSize: sizeGib,
        VolumeType: asked?.VolumeType ?? disk.volumeType,
        DeleteOnTermination: asked?.DeleteOnTermination ?? disk.deleteOnTermination,
        Encrypted: encrypted,
      },
    };
  });
}
