// A release that an operator stops while another waits for it.

import { expect, test } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import { core, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { deployments, fleetAmi, look, MINUTE_MS, reach, releases, settle, startUsers } from './deployments.ts';

const LATER = '2027.1.1-1';

/** A later golden version of the same AMI: what is looked at here is the order of releases. */
function askForLater(region: Region, amiId: string): void {
  const { table, stateMachines } = core(region);
  const Item = { image: 'web', version: LATER, amiId, state: 'golden', pk: 'IMAGE#web', sk: `VERSION#${LATER}` };
  region.call('dynamodb', 'PutItem', {
    TableName: table,
    Item: Object.fromEntries(Object.entries(Item).map(([key, value]) => [key, { S: value }])),
  });
  const input = JSON.stringify({ image: 'web', version: LATER });
  region.call('sfn', 'StartExecution', { stateMachineArn: stateMachines.releaseImage, name: `web-${LATER}`, input });
}

function stopRelease(region: Region): void {
  const stateMachineArn = core(region).stateMachines.releaseImage;
  const { executions } = region.call('sfn', 'ListExecutions', { stateMachineArn, statusFilter: 'RUNNING' });
  const [{ executionArn }] = executions;
  region.call('sfn', 'StopExecution', { executionArn, cause: 'an operator changed their mind' });
}

test.each([
  ['is heard of', 0],
  ['is lost', 1],
])(
  'what waits is released, though the event of the end %s',
  async (_, lost) => {
    const region = await deployedRegion({ seed: 21 + lost });
    startUsers(region);
    await settle(region);
    region.vendor.publishBaseImage();
    await reach(region, 'Judge the canary');
    const amiId = versions(region).at(-1)?.amiId ?? '';
    askForLater(region, amiId);
    await region.run({ forMs: MINUTE_MS });
    expect(releases(region)[0]).toMatchObject({ output: { version: LATER, outcome: 'queued' } });

    region.faults.switchOn({ name: 'event-lost', rate: lost, service: 'aws.states' });
    stopRelease(region);
    const ended = () => releases(region).find(({ output }) => output?.version === LATER && output.outcome !== 'queued');
    await region.run({ until: () => ended() !== undefined, limitMs: 3 * 3_600_000 });
    await settle(region);
    expect(ended()?.output).toMatchObject({ outcome: 'released' });
    expect(deployments(region)[0]).toMatchObject({ output: { version: LATER, outcome: 'deployed' } });
    expect(fleetAmi(region)).toBe(amiId);
    expect(look(region)).toEqual({ instances: 6, amis: [amiId], canaries: 0, weights: [100, 0] });
  },
  180_000,
);
