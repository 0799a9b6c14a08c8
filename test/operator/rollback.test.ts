import { expect, test } from 'vitest';
import { rollback } from '../../lib/operator/rollback.ts';
import { operateFleet } from './operated-fleet.ts';

/** Two versions, and the deployment that brought the second. */
async function regionAfterRelease() {
  const operated = await operateFleet();
  const { remember, fleet } = operated;
  const startedAt = '2026-11-21T08:00:00.000Z';
  remember({ pk: 'IMAGE#web', sk: 'VERSION#1', state: 'golden', amiId: fleet.amis[0] });
  remember({ pk: 'IMAGE#web', sk: 'VERSION#2', state: 'golden', amiId: fleet.amis[1] });
  const before = { previousVersion: '1', previousAmi: fleet.amis[0] };
  remember({ pk: 'FLEET#prod', sk: 'DEPLOYMENT#d2', version: '2', state: 'deployed', startedAt, ...before });
  return operated;
}

/** A stand-in for deploy-fleet that answers as the real one would: what is tried is what the operator asks of it. */
function makeDeployFleet({ region }: Awaited<ReturnType<typeof operateFleet>>, outcome: string) {
  const trust = { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const { Role } = region.call('iam', 'CreateRole', {
    RoleName: 'deploy-fleet',
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
  });
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Deploy',
    States: { Deploy: { Type: 'Pass', Output: { outcome, reasons: [], asked: '{% $states.input %}' }, End: true } },
  };
  region.call('sfn', 'CreateStateMachine', {
    name: 'deployFleet',
    roleArn: Role.Arn,
    definition: JSON.stringify(definition),
  });
}

test('the fleet is sent back to the version before, and followed until it is there', async () => {
  const operated = await regionAfterRelease();
  makeDeployFleet(operated, 'deployed');
  const { act, said, region, fleet } = operated;
  const ok = await act((operator) => rollback(operator, { fleet: 'prod', reason: 'slow', wait: true }));
  expect(ok).toBe(true);
  expect(said).toEqual([
    { event: 'started', fleet: 'prod', from: '2', to: '1', executionArn: expect.stringContaining(':prod-1-back-') },
    { event: 'ended', fleet: 'prod', outcome: 'deployed', reasons: [] },
  ]);
  const [started] = said;
  const { output } = region.call('sfn', 'DescribeExecution', {
    executionArn: started?.event === 'started' ? started.executionArn : '',
  });
  expect(JSON.parse(output).asked).toMatchObject({
    fleet: 'prod',
    image: 'web',
    version: '1',
    amiId: fleet.amis[0],
    direction: 'back',
    reason: 'slow',
  });
});

test('a rollback that the pipeline refuses is a failure of what was asked', async () => {
  const operated = await regionAfterRelease();
  makeDeployFleet(operated, 'refused');
  const ok = await operated.act((operator) => rollback(operator, { fleet: 'prod', wait: true }));
  expect(ok).toBe(false);
});

test('an AMI that is gone is noticed before anything starts', async () => {
  const { act, said, region, fleet } = await regionAfterRelease();
  region.call('ec2', 'DeregisterImage', { ImageId: fleet.amis[0] });
  await expect(act((operator) => rollback(operator, { fleet: 'prod' }))).rejects.toThrow(
    `cannot roll fleet "prod" back: the AMI ${fleet.amis[0]} of the version before is gone`,
  );
  expect(said).toEqual([]);
});

test('without an earlier version it is refused with what to do instead', async () => {
  const { act, remember, fleet } = await operateFleet();
  remember({ pk: 'IMAGE#web', sk: 'VERSION#2', state: 'golden', amiId: fleet.amis[1] });
  await expect(act((operator) => rollback(operator, { fleet: 'prod' }))).rejects.toMatchObject({
    message: 'cannot roll fleet "prod" back: version 2 is the first that it ran, as far as the ledger knows',
    next: expect.stringContaining('goldsmith build'),
  });
});
