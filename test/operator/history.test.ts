import { expect, test } from 'vitest';
import { textOfMessage } from '../../lib/operator/cli/text-of-message.ts';
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

test('a version that was gathered for in vain is told of, and many causes are counted', async () => {
  const { act, remember, said } = await operateRegion();
  const reason = 'all its 4 causes were answered by version 2026.11.21-1';
  remember({ pk: 'IMAGE#web', sk: 'UNUSED#2026.11.21-2', version: '2026.11.21-2', closedAt: at('09'), reason });
  await act((operator) => history(operator, { name: 'web' }));
  expect(said).toEqual([{ event: 'unused', image: 'web', version: '2026.11.21-2', closedAt: at('09'), reason }]);
  expect(said.flatMap(textOfMessage)).toEqual([`2026-11-21T09:00:00  web 2026.11.21-2: never built; ${reason}`]);
  const [cause, causes] = ['advisory debian DSA-1', ['advisory debian DSA-1', 'advisory debian DSA-2']];
  const built = { event: 'version' as const, image: 'web', version: '1', state: 'golden' as const, reasons: [] };
  expect(textOfMessage({ ...built, causes: [cause], causesCount: 1 })[0]).toContain(`web 1 (${cause}): golden`);
  expect(textOfMessage({ ...built, causes, causesCount: 100 })[0]).toContain(`${causes.join(', ')} and 98 more)`);
});
