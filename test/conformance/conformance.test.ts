import { afterEach, expect, test, vi } from 'vitest';
import { casesByService } from './by-service.ts';
import { conformance } from './conformance.ts';
import type { ConformanceMessage } from './conformance-line.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('clients that are not installed are named with the package that brings them, and count nothing', async () => {
  for (const variable of ['GOLDSMITH_AWS_CLI', 'GOLDSMITH_PYTHON', 'GOLDSMITH_PACKER'])
    vi.stubEnv(variable, '/nowhere');
  const told: ConformanceMessage[] = [];
  const { clients, uncovered } = await conformance({ only: ['awscli', 'boto3', 'packer'] }, (message) =>
    told.push(message),
  );
  expect(clients).toEqual([]);
  expect(uncovered).toBeUndefined();
  expect(told).toEqual([
    { event: 'skipped', name: 'awscli', reason: expect.stringContaining('awscli') },
    { event: 'skipped', name: 'boto3', reason: expect.stringContaining('python3-boto3') },
    { event: 'skipped', name: 'packer', reason: expect.stringContaining('packer') },
  ]);
});

test('cases are counted by the service that they are about, whatever others call it', async () => {
  const { recorded, byService } = await conformance({ only: ['patterns', 'expressions'] }, () => {});
  const [patterns, expressions] = recorded.map(({ cases }) => cases);
  expect(byService).toEqual({ dynamodb: expressions, eventbridge: patterns });
  const operations = [
    'autoscaling describe_tags',
    'elbv2 wait target-in-service',
    's3api head-bucket',
    'talk.py ends well',
  ];
  expect(
    casesByService(
      [{ name: 'constraints', cases: 5, level1: 5, services: { ssm: 3, sfn: 2 } }],
      [...operations.map((operation) => ({ client: 'awscli', operation })), { client: 'cdk', operation: 'a stack' }],
    ),
  ).toEqual({ 'auto-scaling': 1, cloudformation: 1, 'elastic-load-balancing-v2': 1, s3: 1, sfn: 2, ssm: 3 });
});
