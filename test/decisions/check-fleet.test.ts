import { expect, test } from 'vitest';
import { checkFleet, type FleetQuestion } from '../../lib/decisions/check-fleet.ts';
import type { FleetFacts, GroupFacts } from '../../lib/decisions/fleet-facts.ts';

const body: GroupFacts = {
  name: 'body',
  templateVersion: '3',
  launchTemplateId: 'lt-1',
  mixedInstances: false,
  tagged: true,
  desired: 2,
  suspended: [],
  instances: ['i-1', 'i-2'].map((id) => ({
    id,
    lifecycleState: 'InService',
    healthStatus: 'Healthy',
    templateVersion: '3',
  })),
};
const facts: FleetFacts = {
  body,
  canary: { ...body, name: 'canary', desired: 0, instances: [] },
  refresh: undefined,
  template: { imageId: 'ami-1', defaultVersion: '1', tagged: true },
  weights: { body: 100, canary: 0, sticky: false },
  targets: { 'i-1': 'healthy', 'i-2': 'healthy' },
};
const question: FleetQuestion = {
  direction: 'forward',
  facts,
  alarms: [{ name: 'errors', state: 'OK' }],
  versionState: 'golden',
  version: '2026.11.21-1',
  amiId: 'ami-2',
};
const check = (more: Partial<FleetFacts>, also: Partial<FleetQuestion> = {}) =>
  checkFleet({ ...question, ...also, facts: { ...facts, ...more } });

test('a steady fleet may be deployed to', () => {
  expect(check({})).toEqual([]);
});

test.each([
  ['$Latest', { body: { ...body, templateVersion: '$Latest' } }, /"\$Latest", with which AWS cannot roll back/],
  ['$Default', { body: { ...body, templateVersion: '$Default' } }, /"\$Default", with which AWS cannot roll back/],
  [
    'resolve:ssm',
    { template: { imageId: 'resolve:ssm:/golden', defaultVersion: '1', tagged: true } },
    /takes its AMI from "resolve:ssm/,
  ],
  ['a group without the tag', { body: { ...body, tagged: false } }, /"body" must carry the tag "goldsmith:fleet"/],
  [
    'a template without the tag',
    { template: { imageId: 'ami-1', defaultVersion: '1', tagged: false } },
    /launch template lt-1 must carry the tag "goldsmith:fleet"/,
  ],
  ['a mixed instances policy', { body: { ...body, mixedInstances: true } }, /mixed instances policy/],
  ['no template', { body: { ...body, templateVersion: undefined } }, /no launch template/],
  ['no group', { body: undefined }, /does not exist/],
  ['a running refresh', { refresh: { id: 'r', status: 'Baking', templateVersion: '4' } }, /refresh r is Baking/],
  ['a canary with weight', { weights: { body: 90, canary: 10, sticky: false } }, /weights 90\/10/],
  ['stickiness', { weights: { body: 100, canary: 0, sticky: true } }, /stickiness off/],
  ['a canary that is up', { canary: { ...body, name: 'canary', desired: 1 } }, /canary group "canary" still has/],
] as [string, Partial<FleetFacts>, RegExp][])('%s is refused, forward and back', (_, more, reason) => {
  expect(check(more).join('; ')).toMatch(reason);
  expect(check(more, { direction: 'back' }).join('; ')).toMatch(reason);
});

test.each([
  ['a missing instance', { body: { ...body, desired: 3 } }, /2 of 2 instances are in service, 3 are wanted/],
  [
    'instances of another version',
    { body: { ...body, templateVersion: '2' } },
    /not on the group's template version 2/,
  ],
  ['suspended processes', { body: { ...body, suspended: ['Launch'] } }, /suspended: Launch/],
  ['a sick target', { targets: { 'i-1': 'healthy', 'i-2': 'unhealthy' } }, /1 targets are not healthy: i-2/],
] as [string, Partial<FleetFacts>, RegExp][])(
  '%s is refused forward, and no hindrance on the way back',
  (_, more, reason) => {
    expect(check(more).join('; ')).toMatch(reason);
    expect(check(more, { direction: 'back' })).toEqual([]);
  },
);

test.each(['ALARM', 'INSUFFICIENT_DATA', undefined])('an alarm in %s is refused forward alone', (state) => {
  expect(check({}, { alarms: [{ name: 'errors', state }] })).toHaveLength(1);
  expect(check({}, { direction: 'back', alarms: [{ name: 'errors', state }] })).toEqual([]);
});

test.each(['rejected', 'revoked', 'testing', undefined])('a version that is %s is refused', (versionState) => {
  expect(check({}, { versionState }).join()).toMatch(/only a golden one is deployed/);
});

test('back to a version that is rejected or revoked is refused, to one unknown is not', () => {
  expect(check({}, { direction: 'back', versionState: 'revoked' }).join()).toMatch(/never launched again/);
  expect(check({}, { direction: 'back', versionState: undefined })).toEqual([]);
});

test('all reasons are named at once', () => {
  const sick = { body: { ...body, templateVersion: '$Latest', desired: 3 } };
  expect(check(sick, { alarms: [{ name: 'errors', state: 'ALARM' }] }).length).toBeGreaterThanOrEqual(3);
});
