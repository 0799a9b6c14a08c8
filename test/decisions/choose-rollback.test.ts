import { expect, test } from 'vitest';
import { chooseRollback, type PastDeployment, type RollbackFacts } from '../../lib/decisions/choose-rollback.ts';

const first: PastDeployment = {
  id: 'd1',
  version: '1',
  previousVersion: 'ami-0',
  previousAmi: 'ami-0',
  state: 'deployed',
};
const second: PastDeployment = {
  id: 'd2',
  version: '2',
  previousVersion: '1',
  previousAmi: 'ami-1',
  state: 'deployed',
};

/** A fleet that went from version 1 to version 2, newest first. */
const facts: RollbackFacts = {
  fleet: 'prod',
  current: { amiId: 'ami-2', version: '2' },
  deployments: [second, first],
  versions: [
    { version: '2', state: 'golden', reasons: [] },
    { version: '1', state: 'golden', reasons: [] },
  ],
};

test('a fleet goes back to what ran before', () => {
  expect(chooseRollback(facts)).toEqual({ possible: true, from: '2', version: '1', amiId: 'ami-1' });
});

test('a deployment that took itself back is not what runs', () => {
  const failed: PastDeployment = {
    ...second,
    id: 'd3',
    version: '3',
    previousVersion: '2',
    previousAmi: 'ami-2',
    state: 'rolled-back',
  };
  expect(chooseRollback({ ...facts, deployments: [failed, ...facts.deployments] })).toMatchObject({ version: '1' });
});

test('a second rollback goes further back, not forward again', () => {
  const back: PastDeployment = { ...first, id: 'd3', direction: 'back', previousVersion: '2', previousAmi: 'ami-2' };
  const again = { ...facts, current: { amiId: 'ami-1', version: '1' }, deployments: [back, ...facts.deployments] };
  expect(chooseRollback(again)).toEqual({ possible: true, from: '1', version: 'ami-0', amiId: 'ami-0' });
});

test.each<[string, Partial<RollbackFacts>, string]>([
  [
    'a deployment runs',
    { deployments: [{ ...second, state: 'deploying' }] },
    'cannot roll fleet "prod" back: deployment "d2" of version 2 is deploying',
  ],
  [
    'nothing ran before',
    { deployments: [] },
    'cannot roll fleet "prod" back: version 2 is the first that it ran, as far as the ledger knows',
  ],
  [
    'what runs is no version',
    { current: { amiId: 'ami-9' } },
    'cannot roll fleet "prod" back: it runs ami-9, which is no version in the ledger',
  ],
  [
    'the version before is rejected',
    { versions: [{ version: '1', state: 'rejected', reasons: ['5xx'] }] },
    'cannot roll fleet "prod" back: the version before, 1, is rejected (5xx), and such a version is never launched again',
  ],
])('it is refused while %s, with what to do', (_, change, reason) => {
  const choice = chooseRollback({ ...facts, ...change });
  expect(choice).toEqual({ possible: false, reason, next: expect.stringMatching(/./) });
});
