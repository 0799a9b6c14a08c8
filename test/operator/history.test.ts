import { expect, test } from 'vitest';
import { history } from '../../lib/operator/history.ts';
import { operateRegion } from './operated-region.ts';

const at = (hour: string) => `2026-11-21T${hour}:00:00.000Z`;

/** One signal, its version, and the version's release, an hour apart. */
async function regionWithPast() {
  const operated = await operateRegion();
  const { remember } = operated;
  const version = '2026.11.21-1';
  remember({ pk: 'SIGNAL#web', sk: `${at('06')}#m`, kind: 'schedule', fate: 'acted', version, receivedAt: at('06') });
  remember({ pk: 'IMAGE#web', sk: `RELEASE#${version}`, state: 'released', startedAt: at('08'), endedAt: at('09') });
  remember({ pk: 'IMAGE#web', sk: `VERSION#${version}`, state: 'golden', createdAt: at('07') });
  return operated;
}

test('what happened comes in order, the newest last', async () => {
  const { act, said } = await regionWithPast();
  expect(await act((operator) => history(operator, { name: 'web' }))).toBe(true);
  expect(said.map((message) => message.event)).toEqual(['signal', 'version', 'release']);
});

test('a limit keeps the newest', async () => {
  const { act, said } = await regionWithPast();
  await act((operator) => history(operator, { limit: 1 }));
  expect(said).toEqual([
    expect.objectContaining({ event: 'release', version: '2026.11.21-1', state: 'released', startedAt: at('08') }),
  ]);
});

test('an unknown name is refused with those that exist', async () => {
  const { act } = await regionWithPast();
  const asked = act((operator) => history(operator, { name: 'wb' }));
  await expect(asked).rejects.toThrow('cannot find the image or fleet "wb" here (did you mean "web"?); there are: web');
});

test('without a past it says so, and what would make one', async () => {
  const { act, said } = await operateRegion();
  await act((operator) => history(operator));
  expect(said).toEqual([
    { event: 'nothing', what: 'nothing is remembered yet', next: expect.stringContaining('build') },
  ]);
});
