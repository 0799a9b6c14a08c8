import { expect, test } from 'vitest';
import type { FleetFacts, GroupFacts } from '../../lib/decisions/fleet-facts.ts';
import { verifyFleet } from '../../lib/decisions/verify-fleet.ts';

const instance = (id: string, templateVersion: string, lifecycleState = 'InService') => ({
  id,
  lifecycleState,
  healthStatus: 'Healthy',
  templateVersion,
});
const body: GroupFacts = {
  name: 'body',
  templateVersion: '3',
  launchTemplateId: 'lt-1',
  mixedInstances: false,
  tagged: true,
  desired: 2,
  suspended: [],
  instances: [instance('i-1', '3'), instance('i-2', '3')],
};
const facts: FleetFacts = {
  body,
  canary: { ...body, name: 'canary', desired: 0, instances: [] },
  refresh: { id: 'r', status: 'RollbackSuccessful', templateVersion: '4' },
  template: { imageId: 'ami-1', defaultVersion: '1', tagged: true },
  weights: { body: 100, canary: 0, sticky: false },
  targets: { 'i-1': 'healthy', 'i-2': 'healthy' },
};
const step = (more: Partial<FleetFacts>, rest = {}) =>
  verifyFleet({ templateVersion: '3', ...rest, facts: { ...facts, ...more } }).step;

test('wholly on the version, weights and canary at rest, targets healthy: settled', () => {
  expect(step({})).toBe('settled');
});

test('a refresh to another version is rolled back, one that rolls back is waited for', () => {
  expect(step({ refresh: { id: 'r', status: 'InProgress', templateVersion: '4' } })).toBe('roll-back');
  expect(step({ refresh: { id: 'r', status: 'Baking', templateVersion: '4' } })).toBe('roll-back');
  expect(step({ refresh: { id: 'r', status: 'RollbackInProgress', templateVersion: '4' } })).toBe('wait');
  expect(step({ refresh: { id: 'r', status: 'Cancelling', templateVersion: '4' } })).toBe('wait');
});

test('a refresh of ours to the wanted version is waited for', () => {
  expect(step({ refresh: { id: 'r', status: 'InProgress', templateVersion: '3' } })).toBe('wait');
});

test('a mixed fleet without a refresh is replaced', () => {
  expect(step({ body: { ...body, instances: [instance('i-1', '3'), instance('i-3', '4')] } })).toBe('replace');
  expect(step({ body: { ...body, templateVersion: '4' } })).toBe('replace');
});

test('what only takes time is looked at again', () => {
  expect(step({ body: { ...body, instances: [...body.instances, instance('i-4', '4', 'Terminating')] } })).toBe(
    'unsettled',
  );
  expect(step({ targets: { 'i-1': 'healthy', 'i-2': 'initial' } })).toBe('unsettled');
  expect(step({ canary: { ...body, name: 'canary', desired: 0 } })).toBe('unsettled');
  expect(step({ weights: { body: 90, canary: 10, sticky: false } })).toBe('unsettled');
});

test('on the way back the template default and the parameter count too', () => {
  expect(step({}, { defaultVersion: '2' })).toBe('unsettled');
  expect(step({}, { amiId: 'ami-1', parameterAmi: 'ami-2' })).toBe('unsettled');
  expect(step({}, { defaultVersion: '1', amiId: 'ami-1', parameterAmi: 'ami-1' })).toBe('settled');
});
