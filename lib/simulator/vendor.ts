// The maker of base images: an account of its own that registers images, moves the public parameter and tells its topic.

import type { Internet } from './internet.ts';
import type { Caller } from './kernel/caller.ts';
import type { Clock } from './kernel/clock.ts';
import { createOtherMakers, type OtherMakers } from './other-makers.ts';
import { createSecurity, type Security } from './security/security.ts';
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

export interface Vendor
  extends Pick<
    Security,
    'publishAdvisory' | 'releaseFix' | 'withdrawAdvisory' | 'changeSeverity' | 'listAsExploited' | 'setEpss'
  > {
  /** What is out when a region begins: every kernel of Amazon Linux 2023 for both architectures, and one AMI of each other maker. */
  stock(): void;
  readonly others: OtherMakers;
  readonly security: Security;
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
  readonly internet: Internet;
  readonly region: string;
  call<Output = any>(service: string, operation: string, input: object, caller: Caller): Output;
}

const DEFAULT_PARAMETER = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64';
const EDITIONS = ['al2023-ami', 'al2023-ami-minimal'];
const KERNELS = ['6.1', '6.12'];
/** What `kernel-default` stands for. */
const DEFAULT_KERNEL = '6.1';
const ARCHITECTURES = ['arm64', 'x86_64'];

export function createVendor(parts: VendorParts): Vendor {
  const { clock, world, region, internet } = parts;
  const { repositories } = world.disks;
  const security = createSecurity({ clock, internet, repositories });
  const newest = () => repositories.get('amzn 2023')?.newest.version ?? '';
  const vendor: Caller = {
    kind: 'operator',
    account: VENDOR_ACCOUNT,
    arn: `arn:aws:iam::${VENDOR_ACCOUNT}:user/vendor`,
  };
  const call = <Output = any>(service: string, operation: string, input: object) =>
    parts.call<Output>(service, operation, input, vendor);
  const others = createOtherMakers(parts);
  const current = new Map<string, string>();
  let published = 0;
  const point = (parameter: string, amiId: string) => {
    call('ssm', 'PutParameter', { Name: parameter, Value: amiId, Type: 'String', Overwrite: true });
    current.set(parameter, amiId);
  };
  const announceAgain = (image: BaseImage) => {
    call('sns', 'Publish', announcementOf(image, region));
  };
  const publish = (parameter: string) => {
    const registration = registrationOf(parameter, newest(), published++);
    const { ImageId: amiId } = call<{ ImageId: string }>('ec2', 'RegisterImage', registration);
    const image = { parameter, amiId, name: registration.Name, previousAmiId: current.get(parameter) };
    point(parameter, amiId);
    return image;
  };
  return {
    others,
    security,
    publishAdvisory: (advisory) => security.publishAdvisory(advisory),
    releaseFix: (id) => security.releaseFix(id),
    withdrawAdvisory: (id) => security.withdrawAdvisory(id),
    changeSeverity: (id, severity) => security.changeSeverity(id, severity),
    listAsExploited: (cve, product) => security.listAsExploited(cve, product),
    setEpss: (cve, score) => security.setEpss(cve, score),
    announceAgain,
    stock() {
      for (const { parameter, standsFor } of shelf()) {
        if (standsFor === undefined) publish(parameter);
        else point(parameter, current.get(standsFor) as string);
      }
      others.stock();
    },
    takeBack({ parameter, previousAmiId }) {
      if (previousAmiId === undefined) throw new Error('cannot take back the first image: there was none before it');
      point(parameter, previousAmiId);
    },
    publishBaseImage(options = {}) {
      security.cutRelease();
      const image = publish(options.parameter ?? DEFAULT_PARAMETER);
      if (options.behaviour !== undefined) world.behaviours.set(image.amiId, options.behaviour);
      if (options.announce !== false) announceAgain(image);
      return image;
    },
  };
}

/** Source: Systems Manager User Guide, "Calling AMI public parameters"; the names with 6.12 were not seen in it. */
function shelf(): { parameter: string; standsFor?: string }[] {
  return EDITIONS.flatMap((edition) =>
    ARCHITECTURES.flatMap((architecture) => {
      const of = (kernel: string) => `/aws/service/ami-amazon-linux-latest/${edition}-kernel-${kernel}-${architecture}`;
      const own = KERNELS.map((kernel) => ({ parameter: of(kernel) }));
      return [...own, { parameter: of('default'), standsFor: of(DEFAULT_KERNEL) }];
    }),
  );
}

function registrationOf(parameter: string, release: string, count: number) {
  const Architecture = parameter.endsWith('x86_64') ? 'x86_64' : 'arm64';
  const edition = parameter.includes('-minimal-') ? 'al2023-ami-minimal' : 'al2023-ami';
  const kernel = /kernel-([\d.]+)/.exec(parameter)?.[1] ?? DEFAULT_KERNEL;
  return {
    Name: `${edition}-${release}.${count}-kernel-${kernel}-${Architecture}`,
    Architecture,
    RootDeviceName: '/dev/xvda',
    VirtualizationType: 'hvm',
    EnaSupport: true,
    BootMode: Architecture === 'arm64' ? 'uefi' : 'uefi-preferred',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, VolumeType: 'gp3' } }],
  };
}

/** Nobody publishes what the AL2023 topic's messages look like; this is the shape of the older Amazon Linux topic. */
function announcementOf({ name, amiId }: BaseImage, region: string) {
  const version = name.replace(/^al2023-ami-(minimal-)?|-kernel.*$/g, '');
  const Regions = { [region]: [{ Name: name, ImageId: amiId }] };
  return {
    TopicArn: TOPIC,
    Subject: `Amazon Linux 2023: new images are available (${version})`,
    Message: JSON.stringify({ v1: { ReleaseVersion: '2023', ImageVersion: version, Regions } }),
  };
}
