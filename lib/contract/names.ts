/** Names that more than one process must agree on. */

/** `web 2026.11.21-2` as people read it; `web-2026.11.21-2` where spaces may not stand (execution names, AMI names). */
export const versionSlug = (image: string, version: string) => `${image}-${version}`;

/** Everything that Goldsmith makes carries this prefix, so that roles can be held to it. */
export const PREFIX = 'goldsmith';

export const stateMachineNames = {
  buildImage: 'goldsmith-build-image',
  releaseImage: 'goldsmith-release-image',
  deployFleet: 'goldsmith-deploy-fleet',
} as const;

/** The schedules that watch canaries live in a group of their own. */
export const SCHEDULE_GROUP = 'goldsmith';

export const tagKeys = {
  image: 'goldsmith:image',
  version: 'goldsmith:version',
  fleet: 'goldsmith:fleet',
  /** The execution that owns a temporary resource. */
  execution: 'goldsmith:execution',
} as const;
