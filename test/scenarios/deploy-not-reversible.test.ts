// A refresh that Auto Scaling does not roll back, for whatever reason.

import { expect, test } from 'vitest';
import { takeAway } from '../permissions/use.ts';
import { core, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { deployments, fleetAmi, look, reach, settle, startUsers, statesOf } from './deployments.ts';

test('it is cancelled, and the body is replaced back by a refresh of ours', async () => {
  const region = await deployedRegion({ seed: 31 });
  startUsers(region);
  await settle(region);
  const old = fleetAmi(region);
  const { roleArn } = region.call('sfn', 'DescribeStateMachine', {
    stateMachineArn: core(region).stateMachines.deployFleet,
  });
  const roleName = String(roleArn).split('/').at(-1) ?? '';
  takeAway(region, { roleName, action: 'autoscaling:RollbackInstanceRefresh' });
  region.vendor.publishBaseImage();
  const executionArn = await reach(region, 'Wait for the refresh');
  await region.run({ forMs: 150_000 });
  region.call('sfn', 'StopExecution', { executionArn, cause: 'an operator changed their mind' });
  const takenBack = () => deployments(region).find((one) => one.output?.outcome === 'rolled-back');
  await region.run({ until: () => takenBack() !== undefined, limitMs: 3 * 3_600_000 });

  const back = executionArn.replace(/[^:]+$/, takenBack()?.name ?? '');
  expect(statesOf(region, back)).toEqual(expect.arrayContaining(['Cancel the refresh', 'Replace the body back']));
  expect(look(region)).toEqual({ instances: 6, amis: [old], canaries: 0, weights: [100, 0] });
  expect(versions(region).at(-1)).toMatchObject({ state: 'rejected' });
}, 180_000);
