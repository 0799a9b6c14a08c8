import { expect, test } from 'vitest';
import { textOfMessage } from '../../lib/operator/cli/text-of-message.ts';
import { status } from '../../lib/operator/status.ts';
import { operateFleet } from './operated-fleet.ts';

test('each feed that an image asks for is shown with its last look and its fault', async () => {
  const { remember, said, act } = await operateFleet();
  const at = (hour: string) => `2026-11-20T${hour}:00.000Z`;
  remember({ pk: 'FEED#debian', sk: 'FEED', succeededAt: at('08:00'), idle: 'no image has anything that it is about' });
  remember({ pk: 'FEED#kev', sk: 'FEED', succeededAt: at('09:00'), changedAt: at('07:00') });
  remember({
    pk: 'FEED#ubuntu',
    sk: 'FEED',
    succeededAt: at('02:00'),
    failingSince: at('03:00'),
    fault: 'answers 503',
  });

  await act((operator) => status(operator));
  const feeds = said.filter((message) => message.event === 'feed');
  expect(feeds).toEqual([
    { event: 'feed', feed: 'ubuntu', succeededAt: at('02:00'), failingSince: at('03:00'), fault: 'answers 503' },
    { event: 'feed', feed: 'kev', succeededAt: at('09:00'), changedAt: at('07:00') },
  ]);
  expect(feeds.flatMap(textOfMessage)).toEqual([
    `feed ubuntu: failing since ${at('03:00')}; read at ${at('02:00')}, 0 entries`,
    '  answers 503',
    `feed kev: read at ${at('09:00')}, 0 entries`,
  ]);
});
