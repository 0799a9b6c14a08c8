import type {
  Image,
  Instance,
  KeyPairInfo,
  LaunchTemplate,
  LaunchTemplateVersion,
  Snapshot,
  Tag,
} from '@aws-sdk/client-ec2';
import type { Spread } from '../../kernel/spread.ts';
import type { Disk } from './disks.ts';
import type { NetworkKind } from './network/kinds.ts';

// What answers show is kept in the SDK's shapes and never changed in place: a change puts a new object into the map,
// so that answers can hand out the kept object itself.

export interface InstanceRecord {
  readonly instance: Instance;
  readonly reservationId: string;
  readonly account: string;
  readonly requesterId: string | undefined;
  /** Base64, as given. */
  readonly userData: string | undefined;
  readonly disks: readonly Disk[];
  readonly terminationProtected: boolean;
  readonly shutdownBehaviour: string;
  readonly terminatedAtMs: number | undefined;
}

export interface ImageRecord {
  readonly image: Image;
  /** Accounts that may launch it beside the owner's; `all` makes it public. */
  readonly launchPermissions: ReadonlySet<string>;
  readonly lastLaunchedMs: number | undefined;
}

export interface LaunchTemplateRecord {
  readonly template: LaunchTemplate;
  readonly versions: readonly LaunchTemplateVersion[];
}

/** Anything of the VPC family. `value` is in the shape that its Describe operation shows. */
export interface NetworkRecord {
  readonly kind: NetworkKind;
  readonly id: string;
  readonly value: NetworkValue;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

export type NetworkValue = { readonly Tags?: Tag[] } & Readonly<Record<string, any>>;

export interface Ec2State {
  readonly spread: Spread;
  readonly instances: Map<string, InstanceRecord>;
  readonly images: Map<string, ImageRecord>;
  /** Ids of images that were deregistered: AWS tells them from those that never were. */
  readonly deregistered: Set<string>;
  readonly snapshots: Map<string, Snapshot>;
  /** By name; without their private halves. */
  readonly keyPairs: Map<string, KeyPairInfo>;
  readonly launchTemplates: Map<string, LaunchTemplateRecord>;
  readonly network: Map<string, NetworkRecord>;
  /** Taken host numbers per subnet. */
  readonly addresses: Map<string, { readonly taken: Set<number>; cursor: number }>;
  /** By operation and client token: what was asked, and what was answered. */
  readonly clientTokens: Map<string, { readonly fingerprint: string; readonly ids: readonly string[] }>;
  /** Images by owner and name; a name is unique within an account and Region. */
  readonly imageNames: Map<string, string>;
}
