/** Names that more than one process must agree on. */

/** `web 2026.11.21-2` as people read it; `web-2026.11.21-2` where spaces may not stand (execution names, AMI names). */
export const versionSlug = (image: string, version: string) => `${image}-${version}`;

/** Everything that Goldsmith makes carries this prefix, so that roles can be held to it. */
export const PREFIX = 'goldsmith';

/** The schedules that watch canaries live in a group of their own. */
export const SCHEDULE_GROUP = 'goldsmith';

export const tagKeys = {
  image: 'goldsmith:image',
  version: 'goldsmith:version',
  fleet: 'goldsmith:fleet',
  /** The execution that owns a temporary resource. */
  execution: 'goldsmith:execution',
} as const;

/** Schedules that send signals; apart from those that watch canaries, which deployments make and delete. */
export const SIGNAL_SCHEDULE_GROUP = 'goldsmith-signals';

/** Path of the roles that instances run under; only roles under it may be handed to instances. */
export const INSTANCE_ROLE_PATH = '/goldsmith/instances/';

/** The Run Command document that proves an AMI: with it, the builder needs no right to run arbitrary shell. */
export const PROVE_DOCUMENT = 'goldsmith-prove-image';

/** The Run Command document that reads what is installed. */
export const LIST_PACKAGES_DOCUMENT = 'goldsmith-list-packages';

/** Of all metrics of ours in CloudWatch. */
export const METRIC_NAMESPACE = 'Goldsmith';

/** One for each look at a feed that went well; by feed. */
export const FEED_METRIC = { name: 'FeedRead', dimension: 'Feed' } as const;

/** Source of Goldsmith's own events on the default bus, and their detail types. */
export const EVENT_SOURCE = 'goldsmith';
export const eventTypes = {
  imageVersion: 'Goldsmith Image Version State Change',
  deployment: 'Goldsmith Deployment State Change',
  release: 'Goldsmith Release State Change',
  /** A feed of advisories has something new. */
  feed: 'Goldsmith Feed Changed',
  /** An execution that has ended and left something that nobody has cleared away. */
  stranded: 'Goldsmith Execution Stranded',
} as const;
