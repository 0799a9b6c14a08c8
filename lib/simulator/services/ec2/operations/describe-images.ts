import type { DescribeImagesRequest, DescribeImagesResult, Image } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { imageMalformed, imageNotFound } from '../errors.ts';
import { type FilterPaths, select } from '../filters.ts';
import { maySee } from '../images.ts';
import { page } from '../pages.ts';
import type { Ec2State, ImageRecord } from '../state.ts';

const filters: FilterPaths = {
  'image-id': 'ImageId',
  name: 'Name',
  description: 'Description',
  state: 'State',
  architecture: 'Architecture',
  'owner-id': 'OwnerId',
  'owner-alias': 'ImageOwnerAlias',
  'is-public': 'Public',
  'image-type': 'ImageType',
  'root-device-type': 'RootDeviceType',
  'root-device-name': 'RootDeviceName',
  'virtualization-type': 'VirtualizationType',
  hypervisor: 'Hypervisor',
  'creation-date': 'CreationDate',
  'source-image-id': 'SourceImageId',
  'source-instance-id': 'SourceInstanceId',
  'block-device-mapping.snapshot-id': 'BlockDeviceMappings[].Ebs.SnapshotId',
  'block-device-mapping.device-name': 'BlockDeviceMappings[].DeviceName',
};

// The last launch is reported to the owner a day late.
const LAST_LAUNCH_DELAY_MS = 24 * 3_600_000;

export function describeImages(input: DescribeImagesRequest, context: CallContext<Ec2State>): DescribeImagesResult {
  const { ImageIds = [], Filters = [], Owners = [] } = input;
  const records = ImageIds.length > 0 ? byId(ImageIds, context) : visible(input, context);
  const owned = Owners.length === 0 ? records : records.filter((record) => hasOwner(record, Owners, context));
  const shown = owned.map((record) => show(record, context));
  const { items, ...next } = page(Filters.length === 0 ? shown : select(shown, Filters, filters), input);
  return { Images: [...items], ...next };
}

function byId(ids: readonly string[], { state, caller }: CallContext<Ec2State>): ImageRecord[] {
  const found: ImageRecord[] = [];
  const missing: string[] = [];
  for (const id of ids) {
    if (!/^ami-[0-9a-f]{8,17}$/.test(id)) throw imageMalformed(id);
    const record = state.images.get(id);
    if (record === undefined || !maySee(record, caller.account)) missing.push(id);
    else found.push(record);
  }
  if (missing.length > 0) throw imageNotFound(missing);
  return found;
}

/** Disabled images are shown when asked for, deprecated ones of others when asked for. */
function visible(input: DescribeImagesRequest, { state, caller, clock }: CallContext<Ec2State>): ImageRecord[] {
  const { IncludeDisabled = false, IncludeDeprecated = false, ExecutableUsers } = input;
  return [...state.images.values()].filter((record) => {
    const { image, launchPermissions } = record;
    if (!maySee(record, caller.account)) return false;
    if (image.State === 'disabled' && !IncludeDisabled) return false;
    const deprecated = image.DeprecationTime !== undefined && Date.parse(image.DeprecationTime) <= clock.nowMs;
    if (deprecated && image.OwnerId !== caller.account && !IncludeDeprecated) return false;
    return (
      ExecutableUsers === undefined ||
      ExecutableUsers.some((user) =>
        user === 'self' ? launchPermissions.has(caller.account) : launchPermissions.has(user),
      )
    );
  });
}

function hasOwner({ image }: ImageRecord, owners: readonly string[], { caller }: CallContext<Ec2State>): boolean {
  return owners.some(
    (owner) =>
      owner === image.OwnerId ||
      (owner === 'self' && image.OwnerId === caller.account) ||
      owner === image.ImageOwnerAlias,
  );
}

function show({ image, lastLaunchedMs }: ImageRecord, { caller, clock }: CallContext<Ec2State>): Image {
  const own = image.OwnerId === caller.account;
  if (!own || lastLaunchedMs === undefined || lastLaunchedMs + LAST_LAUNCH_DELAY_MS > clock.nowMs) return image;
  return { ...image, LastLaunchedTime: new Date(lastLaunchedMs).toISOString() };
}
