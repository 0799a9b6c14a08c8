import { expect, test } from 'vitest';
import { textOfMessage } from '../../lib/operator/cli/text-of-message.ts';
import { status } from '../../lib/operator/status.ts';
import { AMI, operateEmptyRegion, operateRegion, TABLE } from './operated-region.ts';

test('without Goldsmith it says how to get it', async () => {
  const { act } = operateEmptyRegion();
  await expect(act((operator) => status(operator))).rejects.toMatchObject({
    message: 'cannot find Goldsmith in us-east-1: there is no parameter "/goldsmith/core/settings"',
    next: expect.stringContaining('npx cdk deploy --all'),
  });
});

test('an image shows its golden version, and the newest one when that is another', async () => {
  const { act, remember, said } = await operateRegion();
  const version = { pk: 'IMAGE#web', state: 'golden', amiId: AMI };
  remember({ ...version, sk: 'VERSION#2026.11.21-9' });
  remember({ ...version, sk: 'VERSION#2026.11.21-10', state: 'rejected', amiId: 'ami-2', reasons: ['no health'] });
  await act((operator) => status(operator));
  expect(said).toContainEqual({
    event: 'image',
    image: 'web',
    golden: { amiId: AMI, version: '2026.11.21-9' },
    latest: { version: '2026.11.21-10', state: 'rejected', reasons: ['no health'] },
    releases: [],
  });
});

test('a golden version without a bill of materials says why', async () => {
  const { act, remember, said } = await operateRegion();
  const billFault = 'cannot tell what is installed: neither rpm nor dpkg keeps the packages of flatcar';
  remember({ pk: 'IMAGE#web', sk: 'VERSION#2026.11.21-9', state: 'golden', amiId: AMI, billFault });
  await act((operator) => status(operator));
  expect(said.flatMap(textOfMessage)).toContain(`  bill of materials: ${billFault}`);
});

test('a release on its way is shown, one that has ended is not', async () => {
  const { act, remember, said } = await operateRegion();
  remember({ pk: 'IMAGE#web', sk: 'RELEASE#1', state: 'released', startedAt: '2026-11-20T08:00:00.000Z' });
  remember({ pk: 'IMAGE#web', sk: 'RELEASE#2', state: 'releasing', startedAt: '2026-11-21T08:00:00.000Z' });
  await act((operator) => status(operator));
  const image = said.find((message) => message.event === 'image');
  expect(image?.releases.map(({ version, state }) => [version, state])).toEqual([['2', 'releasing']]);
});

test('signals come newest first, as many as asked for', async () => {
  const { act, remember, said } = await operateRegion();
  for (const hour of ['08', '09', '10']) {
    const receivedAt = `2026-11-21T${hour}:00:00.000Z`;
    remember({ pk: 'SIGNAL#web', sk: `${receivedAt}#m-${hour}`, kind: 'schedule', fate: 'acted', receivedAt });
  }
  await act((operator) => status(operator, { signals: 2 }));
  const signals = said.filter((message) => message.event === 'signal');
  expect(signals.map((signal) => [signal.id, signal.fate])).toEqual([
    ['m-10', 'acted'],
    ['m-09', 'acted'],
  ]);
});

test('what nobody understood stays on its queue and is shown each time, with what is wrong', async () => {
  const { act, said, region, deadQueueUrl } = await operateRegion();
  for (const body of ['hello', '{"kind":"schedul","image":"web"}']) {
    region.call('sqs', 'SendMessage', { QueueUrl: deadQueueUrl, MessageBody: body });
  }
  await act((operator) => status(operator));
  await act((operator) => status(operator));
  const dead = said.filter((message) => message.event === 'dead-signal');
  expect(dead.map((message) => message.body).sort()).toEqual(
    ['hello', 'hello', '{"kind":"schedul","image":"web"}', '{"kind":"schedul","image":"web"}'].sort(),
  );
  expect(dead.find((message) => message.body === 'hello')?.fault).toBe('not JSON');
  expect(dead.find((message) => message.body !== 'hello')?.fault).toMatch(/^kind: /);
});

test('what is gathered is shown with its image, and until when', async () => {
  const { act, said, region } = await operateRegion();
  region.call('dynamodb', 'PutItem', {
    TableName: TABLE,
    Item: {
      pk: { S: 'IMAGE#web' },
      sk: { S: 'GATHERING' },
      version: { S: '2026.11.21-3' },
      causesCount: { N: '4' },
      dueAtMs: { N: String(Date.UTC(2026, 10, 21, 10, 40)) },
      urgent: { BOOL: false },
    },
  });
  await act((operator) => status(operator));
  const image = said.find((message) => message.event === 'image');
  expect(image?.gathering).toEqual({
    version: '2026.11.21-3',
    causes: 4,
    dueAt: '2026-11-21T10:40:00.000Z',
    urgent: false,
  });
  expect(image && textOfMessage(image)).toContain('  2026.11.21-3 gathers 4 causes until 2026-11-21T10:40Z');
  expect(
    image && textOfMessage({ ...image, gathering: { version: '1', causes: 1, dueAt: '', urgent: true } }),
  ).toContain('  1 gathers 1 cause and is begun as soon as it may');
});

test.each([
  ['an advisory', '{"kind":"advisory","image":"web","feed":"debian","advisory":"DSA-1","cves":[]}', /^when: /],
  ['a finding of Inspector', '{"source":"aws.inspector2","detail-type":"Inspector2 Finding","time":"now"}', /^time: /],
])('%s that lacks something is shown with what it lacks', async (_, MessageBody, fault) => {
  const { act, said, region, deadQueueUrl } = await operateRegion();
  region.call('sqs', 'SendMessage', { QueueUrl: deadQueueUrl, MessageBody });
  await act((operator) => status(operator));
  expect(said.find((message) => message.event === 'dead-signal')?.fault).toMatch(fault);
});
