import { DescribeImagesCommand, type Image, paginateDescribeImages } from '@aws-sdk/client-ec2';
import { GetImageCommand } from '@aws-sdk/client-imagebuilder';
import { amiFilter, askedOfEc2, isImageArn } from '../contract/base.ts';
import type { TreeFault } from '../contract/fault.ts';
import type { ImageConfig } from '../contract/goldsmith-yaml.ts';
import { rootVolumeOf } from '../contract/root-volume.ts';
import type { OperatorClients } from './operator.ts';
import { readParameter } from './read-settings.ts';

type Found = { image: Image } | { found: string; wanted: string };

/** Whether the base of an image is there, and whether its root volume is the one that is made for it. */
export async function liveBaseFaults(
  clients: OperatorClients,
  name: string,
  config: ImageConfig,
): Promise<TreeFault[]> {
  const { base } = config;
  const at = { path: ['images', name, 'base'], at: 'value' as const };
  const found = await find(clients, base);
  if (!('image' in found)) return [{ ...at, ...found }];
  const { ImageId, RootDeviceName: device, BlockDeviceMappings = [] } = found.image;
  const volume = rootVolumeOf(config, base);
  // A second volume would be made, and the published one would keep its size and stay unencrypted.
  if (device !== volume.device) {
    const text = `"${base}", whose AMI ${ImageId} has its root on ${device}, while ${volume.device} is made`;
    return [{ ...at, found: text, wanted: `"rootVolume: { device: ${device} }"` }];
  }
  const size = BlockDeviceMappings.find(({ DeviceName }) => DeviceName === device)?.Ebs?.VolumeSize ?? 0;
  if (size <= volume.sizeGiB) return [];
  const text = `"${base}", whose AMI ${ImageId} has a root volume of ${size} GiB, while one of ${volume.sizeGiB} is made`;
  return [{ ...at, found: text, wanted: `"rootVolume: { sizeGiB: ${size} }" or more` }];
}

async function find(clients: OperatorClients, base: string): Promise<Found> {
  const filter = amiFilter(base);
  if (filter !== undefined) {
    const { owner, name, architecture } = filter;
    const image = await newest(clients, filter);
    if (image !== undefined) return { image };
    const found = `a filter that finds no AMI of ${owner} for ${architecture} with a name like "${name}" here`;
    return { found, wanted: 'a filter that finds AMIs in this region' };
  }
  const amiId = isImageArn(base) ? await imageAmi(clients, base) : await readParameter(clients.ssm, base.slice(4));
  if (amiId === undefined) {
    const wanted = isImageArn(base) ? 'an image with an AMI in this region' : 'a parameter of this region';
    return { found: `"${base}", which does not exist here`, wanted };
  }
  if (!/^ami-[0-9a-f]+$/.test(amiId)) {
    return { found: `"${base}", which holds "${amiId}"`, wanted: 'a parameter that holds an AMI id' };
  }
  try {
    const { Images = [] } = await clients.ec2.send(new DescribeImagesCommand({ ImageIds: [amiId] }));
    if (Images[0] !== undefined) return { image: Images[0] };
  } catch (error) {
    if (!(error instanceof Error) || !error.name.startsWith('InvalidAMIID.')) throw error;
  }
  return { found: `"${base}", which names ${amiId}, an AMI that EC2 does not show`, wanted: 'an AMI that you may use' };
}

/** As the function looks for it that receives signals. */
async function newest({ ec2: client }: OperatorClients, filter: NonNullable<ReturnType<typeof amiFilter>>) {
  const all: Image[] = [];
  for await (const { Images = [] } of paginateDescribeImages({ client }, askedOfEc2(filter))) all.push(...Images);
  return all.sort((left, right) => (left.CreationDate ?? '').localeCompare(right.CreationDate ?? '')).at(-1);
}

async function imageAmi({ imagebuilder }: OperatorClients, arn: string): Promise<string | undefined> {
  const region = await imagebuilder.config.region();
  try {
    const { image } = await imagebuilder.send(new GetImageCommand({ imageBuildVersionArn: arn }));
    return image?.outputResources?.amis?.find((ami) => ami.region === region)?.image;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ResourceNotFoundException') throw error;
    return undefined;
  }
}
