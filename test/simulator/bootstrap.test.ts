import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { bootstrap } from '../../lib/simulator/bootstrap.ts';
import { createRegion } from '../../lib/simulator/region.ts';

test('a bootstrapped region has the toolkit stack, its version parameter and roles that CloudFormation can take on', async () => {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  await bootstrap(region);
  const { Stacks: [stack] = [] } = await region
    .client(CloudFormationClient)
    .send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
  expect(stack?.StackStatus).toBe('CREATE_COMPLETE');
  expect(stack?.Outputs).toContainEqual(
    expect.objectContaining({ OutputKey: 'BucketName', OutputValue: 'cdk-hnb659fds-assets-111122223333-us-east-1' }),
  );
  const { Parameter: version } = await region
    .client(SSMClient)
    .send(new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }));
  expect(version?.Value).toBe('33');
});
