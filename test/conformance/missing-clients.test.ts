import { afterEach, expect, test, vi } from 'vitest';
import { conformance } from './conformance.ts';
import type { ConformanceMessage } from './conformance-line.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('clients that are not installed are named with the package that brings them, and count nothing', async () => {
  for (const variable of ['GOLDSMITH_AWS_CLI', 'GOLDSMITH_PYTHON', 'GOLDSMITH_PACKER'])
    vi.stubEnv(variable, '/nowhere');
  const told: ConformanceMessage[] = [];
  const { clients } = await conformance({ only: ['awscli', 'boto3', 'packer'] }, (message) => told.push(message));
  expect(clients).toEqual([]);
  expect(told).toEqual([
    { event: 'skipped', name: 'awscli', reason: expect.stringContaining('awscli') },
    { event: 'skipped', name: 'boto3', reason: expect.stringContaining('python3-boto3') },
    { event: 'skipped', name: 'packer', reason: expect.stringContaining('packer') },
  ]);
});
