// A permission is missing from the role of deploy-fleet: the fleet is as before, nothing is held, and the reason names it.

import { expect, test } from 'vitest';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { takeAway } from '../permissions/use.ts';
import { core, goldenAmi, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { deployments, fleetAmi, fleetName, look, nextRelease, settle, startUsers } from './deployments.ts';

function forbid(region: Region, action: string): void {
  const stateMachineArn = core(region).stateMachines.deployFleet;
  const { roleArn } = region.call('sfn', 'DescribeStateMachine', { stateMachineArn });
  takeAway(region, { roleName: String(roleArn).split('/').at(-1) ?? '', action });
}

function leaseHolder(region: Region): string | undefined {
  const { pk, sk } = ledgerKeys.lease(`fleet/${fleetName}`);
  const Key = { pk: { S: pk }, sk: { S: sk } };
  return region.call('dynamodb', 'GetItem', { TableName: core(region).table, Key }).Item.holder?.S;
}

test.each([
  'ec2:CreateLaunchTemplateVersion',
  'scheduler:CreateSchedule',
  'autoscaling:StartInstanceRefresh',
  'ssm:PutParameter',
])(
  'without %s the fleet stays on what it ran, and the reason says so',
  async (action) => {
    const region = await deployedRegion({ seed: action });
    startUsers(region);
    await settle(region);
    const old = fleetAmi(region);
    forbid(region, action);
    region.vendor.publishBaseImage();
    const { output } = await nextRelease(region);

    expect(output).toMatchObject({ outcome: 'rolled-back' });
    expect(output?.reasons.join()).toContain(`not authorized to perform: ${action}`);
    await settle(region);
    expect(deployments(region)[0]).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'rolled-back' } });
    expect(look(region)).toEqual({ instances: 6, amis: [old], canaries: 0, weights: [100, 0] });
    expect([fleetAmi(region), goldenAmi(region), versions(region).at(-1)?.state]).toEqual([old, old, 'rejected']);
    expect(leaseHolder(region)).toBeUndefined();
  },
  180_000,
);
