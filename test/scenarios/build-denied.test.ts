import { beforeEach, expect, it } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import { takeAway } from '../permissions/use.ts';
import { askFor, buildExecution, goldenAmi, lastVersion, nextBuild, testInstances } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { releases } from './deployments.ts';

let region: Region;

beforeEach(async () => {
  region = await deployedRegion();
}, 120_000);

/** Takes an action out of every inline policy of the machine's role. */
function forbid(action: string): void {
  const { roleArn } = region.call('sfn', 'DescribeStateMachine', { stateMachineArn: buildMachine() });
  takeAway(region, { roleName: String(roleArn).split('/').at(-1) ?? '', action });
}

function buildMachine(): string {
  const { stateMachines } = region.call('sfn', 'ListStateMachines', {});
  return stateMachines.find(({ name }: { name: string }) => name === 'goldsmith-build-image').stateMachineArn;
}

it('a build that is denied a step fails with the denial as its reason, and leaves no test instance', async () => {
  const golden = goldenAmi(region);
  forbid('ssm:SendCommand');
  askFor(region, 'anna');
  const { version, state, reasons } = await nextBuild(region);
  expect(state).toBe('rejected');
  expect(reasons[0]).toContain('ssm:SendCommand');
  const { status, error, cause } = buildExecution(region, version);
  expect(status).toBe('FAILED');
  expect(error).toBe('BuildFailed');
  expect(cause).toContain('not authorized');
  expect(testInstances(region)).toEqual([]);
  expect(goldenAmi(region)).toBe(golden);
});

it('a base image whose build broke is built on again the next day, not before', async () => {
  const stop = () => {
    const [{ executionArn }] = region.call('sfn', 'ListExecutions', {
      stateMachineArn: buildMachine(),
      statusFilter: 'RUNNING',
    }).executions;
    region.call('sfn', 'StopExecution', { executionArn });
  };
  const base = region.vendor.publishBaseImage();
  await region.run({ forMs: 5 * 60_000 });
  stop();
  await region.run({ forMs: 6 * 3_600_000 });
  expect(lastVersion(region)).toMatchObject({ version: '2026.11.21-2', state: 'rejected' });
  const { version, state, parentAmi } = await nextBuild(region, 24 * 3_600_000);
  expect({ version, state, parentAmi }).toEqual({ version: '2026.11.22-1', state: 'golden', parentAmi: base.amiId });
});

it('a build that is stopped leaves no test instance, and its version is rejected', async () => {
  askFor(region, 'anna');
  await region.run({ until: () => testInstances(region).length > 0, limitMs: 4 * 3_600_000 });
  const { executions } = region.call('sfn', 'ListExecutions', {
    stateMachineArn: buildMachine(),
    statusFilter: 'RUNNING',
  });
  region.call('sfn', 'StopExecution', { executionArn: executions[0].executionArn, error: 'Stopped', cause: 'by bert' });
  const { state, reasons } = await nextBuildEnd();
  expect(state).toBe('rejected');
  expect(reasons[0]).toContain('ABORTED: Stopped: by bert');
  expect(testInstances(region)).toEqual([]);
});

it('a build that is stopped while it bakes stops the bake, too', async () => {
  askFor(region, 'anna');
  await region.run({ forMs: 5 * 60_000 });
  const { executions } = region.call('sfn', 'ListExecutions', {
    stateMachineArn: buildMachine(),
    statusFilter: 'RUNNING',
  });
  region.call('sfn', 'StopExecution', { executionArn: executions[0].executionArn });
  const { state, reasons } = await nextBuildEnd();
  expect([state, reasons[0]]).toEqual(['rejected', 'the build ended ABORTED']);
  await region.run({ forMs: 3_600_000 });
  const [{ arn }] = region.call('imagebuilder', 'ListImages', {}).imageVersionList;
  const { imageSummaryList } = region.call('imagebuilder', 'ListImageBuildVersions', { imageVersionArn: arn });
  const statuses = imageSummaryList.map((summary: { state: { status: string } }) => summary.state.status);
  expect(statuses.toSorted()).toEqual(['AVAILABLE', 'CANCELLED']);
});

it('a build that is stopped between its verdict and its release is published and released all the same', async () => {
  askFor(region, 'anna');
  await region.run({ until: () => lastVersion(region)?.state === 'testing', limitMs: 4 * 3_600_000 });
  await region.run({ until: () => lastVersion(region)?.state === 'golden', limitMs: 3_600_000 });
  const { version, amiId } = lastVersion(region) ?? {};
  expect(goldenAmi(region)).not.toBe(amiId);
  const { executions } = region.call('sfn', 'ListExecutions', {
    stateMachineArn: buildMachine(),
    statusFilter: 'RUNNING',
  });
  region.call('sfn', 'StopExecution', { executionArn: executions[0].executionArn });
  await region.run({ until: () => goldenAmi(region) === amiId, limitMs: 600_000 });
  await region.run({ forMs: 60_000 });
  expect(releases(region)[0]?.name).toBe(`web-${version}`);
});

async function nextBuildEnd() {
  await region.run({ until: () => lastVersion(region)?.state === 'rejected', limitMs: 600_000 });
  await region.run({ forMs: 60_000 });
  return lastVersion(region) as { state: string; reasons: readonly string[] };
}
