import type { Architecture } from './architecture.ts';

/** What is known of a maker's images. Facts only: what follows from them is said in base-faults.ts and base-notes.ts. */
export interface BasePreset {
  /** As written before the slash; `{version}` stands for a Kubernetes version. */
  readonly name: string;
  /** In words. */
  readonly system: string;
  /** Where the newest image is found; `{architecture}` stands for the maker's word for it. */
  readonly at: { readonly parameter: string } | { readonly owner: string; readonly name: string };
  /** The architectures that the maker publishes, in its own words. */
  readonly architectures: Partial<Record<Architecture, string>>;
  /** The resolved base, however the user wrote it: other editions of the same system lie under other names. */
  readonly like: RegExp;
  /** The SNS topic on which new images are announced. */
  readonly topicArn?: string;
  /** As advisories name it. */
  readonly distribution?: string;
  readonly packages: 'rpm' | 'dpkg' | 'none';
  readonly platform: 'Linux' | 'Windows';
  /** Whether the SSM agent is in the image. */
  readonly agent: boolean;
  /** Device and size of the published root volume; a smaller one is refused by EC2. */
  readonly rootVolume: { readonly device: string; readonly sizeGiB: number };
  /** Whether AWS says that Image Builder supports it. */
  readonly listed: boolean;
  /** Why no build on it can end well. */
  readonly impossible?: string;
  readonly source: string;
}
