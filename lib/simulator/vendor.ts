// The maker of base images: an account of its own that registers images, moves the public parameter and tells its topic.

import type { Caller } from './kernel/caller.ts';
import type { Clock } from './kernel/clock.ts';
import type { Behaviour, Machines } from './traffic/world.ts';

export const VENDOR_ACCOUNT = '137112412989';
const TOPIC = `arn:aws:sns:us-east-1:${VENDOR_ACCOUNT}:amazon-linux-2023-ami-updates`;

export interface BaseImage {
  /** The public parameter that names the image. */
  readonly parameter: string;
  readonly amiId: string;
  readonly name: string;
  /** What the parameter named before. */
  readonly previousAmiId: string | undefined;
}

export interface PublishOptions {
  /** The public parameter to move, `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64` by default. */
  readonly parameter?: string;
  /** How applications on the image behave; well by default. */
  readonly behaviour?: Partial<Behaviour>;
  /** Whether the topic tells of it. */
  readonly announce?: boolean;
}

export interface Vendor {
  /** Registers a base image, moves the parameter and announces it, all at this moment of virtual time. */
  publishBaseImage(options?: PublishOptions): BaseImage;
  /** Says once more what the topic said already. */
  announceAgain(image: BaseImage): void;
  /** Points the public parameter back at what it named before the image; the image itself stays registered. */
  takeBack(image: BaseImage): void;
}

interface VendorParts {
  readonly clock: Clock;
  readonly world: Machines;
  readonly region: string;
  call<Output = any>(service: string, operation: string, input: object, caller: Caller): Output;
}

const DEFAULT_PARAMETER = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64';

export function createVendor({ clock, world, region, call }: VendorParts): Vendor {
  const vendor: Caller = {
    kind: 'operator',
    account: VENDOR_ACCOUNT,
    arn: `arn:aws:iam::${VENDOR_ACCOUNT}:user/vendor`,
  };
  let published = 0;
  const announceAgain = (image: BaseImage) => {
    const version = image.name.replace(/^al2023-ami-|-kernel.*$/g, '');
    // Nobody publishes what the AL2023 topic's messages look like; this is the shape of the older Amazon Linux topic.
    call(
      'sns',
      'Publish',
      {
        TopicArn: TOPIC,
        Subject: `Amazon Linux 2023: new images are available (${version})`,
        Message: JSON.stringify({
          v1: {
            ReleaseVersion: '2023',
            ImageVersion: version,
            Regions: { [region]: [{ Name: image.name, ImageId: image.amiId }] },
          },
        }),
      },
      vendor,
    );
  };
  const point = (parameter: string, amiId: string) =>
    call('ssm', 'PutParameter', { Name: parameter, Value: amiId, Type: 'String', Overwrite: true }, vendor);
  const current = new Map<string, string>();
  return {
    announceAgain,
    takeBack({ parameter, previousAmiId }) {
      if (previousAmiId === undefined) throw new Error('cannot take back the first image: there was none before it');
      point(parameter, previousAmiId);
      current.set(parameter, previousAmiId);
    },
    publishBaseImage(options = {}) {
      const parameter = options.parameter ?? DEFAULT_PARAMETER;
      const architecture = parameter.endsWith('x86_64') ? 'x86_64' : 'arm64';
      const day = clock.now().toISOString().slice(0, 10).replaceAll('-', '');
      const name = `al2023-ami-2023.12.${day}.${published++}-kernel-6.1-${architecture}`;
      const { ImageId: amiId } = call<{ ImageId: string }>(
        'ec2',
        'RegisterImage',
        {
          Name: name,
          Architecture: architecture,
          RootDeviceName: '/dev/xvda',
          VirtualizationType: 'hvm',
          EnaSupport: true,
          BootMode: architecture === 'arm64' ? 'uefi' : 'uefi-preferred',
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, VolumeType: 'gp3' } }],
        },
        vendor,
      );
      if (options.behaviour !== undefined) world.behaviours.set(amiId, options.behaviour);
      point(parameter, amiId);
      const image = { parameter, amiId, name, previousAmiId: current.get(parameter) };
      current.set(parameter, amiId);
      if (options.announce !== false) announceAgain(image);
      return image;
    },
  };
}
