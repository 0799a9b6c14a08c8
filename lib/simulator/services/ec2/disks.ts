// The disks that an instance gets: those of its AMI, changed and added to by the launch.

import type { BlockDeviceMapping, Image } from '@aws-sdk/client-ec2';
import { other } from './errors.ts';

export interface Disk {
  readonly deviceName: string;
  readonly sizeGib: number;
  readonly volumeType: 'gp3';
  readonly encrypted: boolean;
  readonly deleteOnTermination: boolean;
}

const DEFAULT_SIZE_GIB = 8;

/** @throws InvalidBlockDeviceMapping when a disk is asked for that is smaller than its snapshot */
export function planDisks(image: Image, asked: readonly BlockDeviceMapping[] = []): Disk[] {
  const own = image.BlockDeviceMappings ?? [];
  const names = new Set([...own, ...asked].map((mapping) => mapping.DeviceName ?? ''));
  return [...names].flatMap((deviceName) => {
    const before = own.find((mapping) => mapping.DeviceName === deviceName)?.Ebs;
    const mapping = asked.find((one) => one.DeviceName === deviceName);
    if (mapping?.NoDevice !== undefined) return [];
    const wanted = mapping?.Ebs;
    const sizeGib = wanted?.VolumeSize ?? before?.VolumeSize ?? DEFAULT_SIZE_GIB;
    if (before?.VolumeSize !== undefined && sizeGib < before.VolumeSize) {
      throw other(
        'InvalidBlockDeviceMapping',
        `Volume of size ${sizeGib}GB is smaller than snapshot '${before.SnapshotId}', expect size>= ${before.VolumeSize}GB`,
      );
    }
    return {
      deviceName,
      sizeGib,
      volumeType: (wanted?.VolumeType ?? before?.VolumeType ?? 'gp3') as 'gp3',
      // What comes from an encrypted snapshot is encrypted whatever the request says.
      encrypted: before?.Encrypted === true || wanted?.Encrypted === true,
      deleteOnTermination: wanted?.DeleteOnTermination ?? before?.DeleteOnTermination ?? true,
    };
  });
}
