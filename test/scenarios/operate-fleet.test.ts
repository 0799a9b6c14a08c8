// An operator's day with the deployed app: look, ask for a build, see it released, and put the fleet back.

import { expect, test } from 'vitest';
import { build } from '../../lib/operator/build.ts';
import { history } from '../../lib/operator/history.ts';
import type { Message } from '../../lib/operator/message.ts';
import { rollback } from '../../lib/operator/rollback.ts';
import { status } from '../../lib/operator/status.ts';
import { operate } from '../operator/operated-region.ts';
import { deployedRegion } from './deployed-region.ts';
import { nextRelease, settle, startUsers } from './deployments.ts';

/** The first of the scenarios synthesizes the app for all of them. */
const DEPLOY_AND_MORE_MS = 180_000;

const last = <Event extends Message['event']>(said: Message[], event: Event) =>
  said.findLast((message): message is Extract<Message, { event: Event }> => message.event === event);

test(
  'a fleet is looked at, renewed and put back',
  async () => {
    const region = await deployedRegion();
    const { act, said } = operate(region);
    startUsers(region);
    await settle(region);

    await act((operator) => status(operator));
    const first = last(said, 'fleet');
    expect(first).toMatchObject({
      fleet: 'web-prod',
      image: 'web',
      body: { desired: 6, inService: 6, healthy: 6 },
      drift: [],
    });

    expect(await act((operator) => build(operator, { image: 'web', reason: 'try', wait: true }))).toBe(true);
    expect(await nextRelease(region)).toMatchObject({ output: { outcome: 'released' } });
    await act((operator) => status(operator));
    const second = last(said, 'fleet');
    expect(second).toMatchObject({ version: last(said, 'image')?.golden?.version, drift: [] });
    expect(second?.version).not.toBe(first?.version);

    expect(await act((operator) => rollback(operator, { fleet: 'web-prod', wait: true }))).toBe(true);
    await act((operator) => status(operator));
    expect(last(said, 'fleet')).toMatchObject({ version: first?.version, amiId: first?.amiId, drift: [] });

    said.length = 0;
    await act((operator) => history(operator, { name: 'web-prod' }));
    expect(said).toMatchObject([
      { event: 'deployment', version: second?.version, previousVersion: first?.version, state: 'deployed' },
      { event: 'deployment', version: first?.version, previousVersion: second?.version, state: 'deployed' },
    ]);
  },
  DEPLOY_AND_MORE_MS,
);
