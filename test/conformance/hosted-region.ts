// The region as clients from outside find it: a vendor's images, a default VPC, and an address on the loopback interface.

import { type Host, serve } from '../../lib/simulator/host.ts';
import { OPERATOR_KEY } from '../../lib/simulator/region.ts';
import { type NewRegion, newRegion } from '../simulator/new-region.ts';

export interface HostedRegion extends NewRegion {
  readonly host: Host;
  /** What a client's process needs to reach the region, and nothing of the user's own settings. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Seconds of virtual time per real one: waiters that sleep in real time find the end at their next look. */
const SPEED = 100;

export async function hostRegion(home: string): Promise<HostedRegion> {
  const made = newRegion(1, 'eventual');
  const host = await serve(made.region, { port: 0, speed: SPEED });
  const environment = {
    PATH: process.env['PATH'],
    HOME: home,
    LANG: 'C.UTF-8',
    AWS_ENDPOINT_URL: host.endpoint,
    AWS_ACCESS_KEY_ID: OPERATOR_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: OPERATOR_KEY.secretAccessKey,
    AWS_DEFAULT_REGION: made.region.place.region,
    AWS_REGION: made.region.place.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
  return { ...made, host, environment };
}
