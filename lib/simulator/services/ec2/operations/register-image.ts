import type { BlockDeviceMapping, Image, RegisterImageRequest, RegisterImageResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { checkImageName } from '../images.ts';
import { newSnapshot } from '../new-snapshot.ts';
import { newId } from '../resource-ids.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';
import { addImage } from '../transitions/image-life.ts';

/**
 * Differs from AWS: an image that another account registers is public at once, since foreign accounts are vendors here;
 * and a snapshot that the request does not name is made for it.
 */
export function registerImage(input: RegisterImageRequest, context: CallContext<Ec2State>): RegisterImageResult {
  const { state, caller, clock } = context;
  const name = input.Name ?? '';
  checkImageName(state, name, caller.account);
  const tags = tagsFor(input.TagSpecifications, 'image');
  checkTags(tags, caller);
  const id = newId(context.ids, 'ami');
  const foreign = caller.account !== context.account;
  const rootDevice = input.RootDeviceName ?? '/dev/xvda';
  const image: Image = {
    ImageId: id,
    Name: name,
    ImageLocation: `${caller.account}/${name}`,
    ...(input.Description === undefined ? {} : { Description: input.Description }),
    OwnerId: caller.account,
    ...(foreign ? { ImageOwnerAlias: 'amazon' } : {}),
    Public: foreign,
    State: 'available',
    CreationDate: new Date(clock.nowMs).toISOString(),
    Architecture: input.Architecture ?? 'i386',
    ImageType: 'machine',
    RootDeviceType: 'ebs',
    RootDeviceName: rootDevice,
    BlockDeviceMappings: devices(input, rootDevice, context),
    VirtualizationType: (input.VirtualizationType ?? 'hvm') as 'hvm',
    Hypervisor: 'xen',
    EnaSupport: input.EnaSupport ?? true,
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    ...(input.ImdsSupport === undefined ? {} : { ImdsSupport: input.ImdsSupport }),
    ...(input.BootMode === undefined ? {} : { BootMode: input.BootMode as 'uefi' }),
    Tags: tags,
  };
  const launchPermissions = new Set(foreign ? ['all'] : []);
  addImage(context, { image, launchPermissions, lastLaunchedMs: undefined }, 0);
  return { ImageId: id };
}

function devices(input: RegisterImageRequest, root: string, context: CallContext<Ec2State>): BlockDeviceMapping[] {
  const given = input.BlockDeviceMappings ?? [{ DeviceName: root, Ebs: {} }];
  return given.map(({ DeviceName, Ebs = {} }) => {
    const known = context.state.snapshots.get(Ebs.SnapshotId ?? '');
    const snapshot =
      known ?? newSnapshot(context, { sizeGib: Ebs.VolumeSize ?? 8, description: `Disk of ${input.Name}`, tags: [] });
    return {
      DeviceName,
      Ebs: {
        SnapshotId: snapshot.SnapshotId,
        VolumeSize: Ebs.VolumeSize ?? snapshot.VolumeSize,
        VolumeType: Ebs.VolumeType ?? 'gp3',
        DeleteOnTermination: Ebs.DeleteOnTermination ?? true,
        Encrypted: snapshot.Encrypted,
      },
    };
  });
}
