import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultText } from '../../lib/contract/fault.ts';
import { parseGoldsmithYaml } from '../../lib/contract/load-goldsmith-yaml.ts';

function faultsOf({ image = '', fleet = '' }): string[] {
  const text = `network: sample\nimages: { web: { base: ssm:/imagebuilder/x${image} } }\nfleets: { a: { image: web${fleet} } }`;
  const parsed = parseGoldsmithYaml(text, 'f', () => ({ notRead: 'no such file' }));
  return parsed.ok ? [] : parsed.faults.map((fault) => faultText(fault).replace(/^\S+ /, ''));
}

const IN_ALL = 'wanted at most 70 hours for canary.healthTimeout, twice canary.for, and timeout together';

test.each([
  [
    'a bake time that the deployment does not have',
    { fleet: ', deploy: { bakeTime: 12 hours }' },
    'fleets.a.deploy.bakeTime: found "12 hours", wanted less than the 6 hours of deploy.timeout, which it is part of',
  ],
  [
    'a deployment that is shorter than its bake time',
    { fleet: ', deploy: { timeout: 10 minutes }' },
    'fleets.a.deploy.timeout: found "10 minutes", wanted more than the 15 minutes of deploy.bakeTime, which are part of it',
  ],
  [
    'a canary that is judged for days',
    { fleet: ', deploy: { canary: { for: 2 days } }' },
    `fleets.a.deploy.canary.for: found "2 days", ${IN_ALL}`,
  ],
  [
    'a canary that is waited for for days',
    { fleet: ', deploy: { canary: { healthTimeout: 3 days } }' },
    `fleets.a.deploy.canary.healthTimeout: found "3 days", ${IN_ALL}`,
  ],
  [
    'a replacement that takes days',
    { fleet: ', deploy: { timeout: 5 days }' },
    `fleets.a.deploy.timeout: found "5 days", ${IN_ALL}`,
  ],
  [
    'instances that may boot for longer than a canary is waited for',
    { fleet: ', health: { grace: 30 minutes }' },
    'fleets.a.health.grace: found "30 minutes", wanted health.grace at most as long as deploy.canary.healthTimeout (15 minutes): no canary is waited for longer',
  ],
  [
    'a build that takes longer than its state machine',
    { image: ', buildTimeout: 12 hours' },
    'images.web.buildTimeout: found "12 hours", wanted at most 11 hours together with proofTimeout (15 minutes), for one build',
  ],
])('%s', (_, parts, wanted) => {
  expect(faultsOf(parts)).toEqual([wanted]);
});

test('what has no canary needs no time for one', () => {
  expect(faultsOf({ fleet: ', adopt: { autoScalingGroup: x }, health: { grace: 30 minutes }' })).toEqual([]);
});

test('long times that fit are right', () => {
  const fleet =
    ', health: { grace: 1 hour }, deploy: { bakeTime: 1 day, timeout: 30 hours, canary: { for: 8 hours, healthTimeout: 1 hour } }';
  expect(faultsOf({ fleet, image: ', buildTimeout: 10 hours' })).toEqual([]);
});

test.each([
  ['deploy-fleet', 96],
  ['build-image', 12],
])('the limits are those of the machine %s', (name, hours) => {
  const file = new URL(`../../state-machines/${name}.asl.json`, import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8')).TimeoutSeconds).toBe(hours * 3600);
});
