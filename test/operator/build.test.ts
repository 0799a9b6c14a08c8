import { expect, test } from 'vitest';
import { parameters } from '../../lib/contract/parameters.ts';
import { build } from '../../lib/operator/build.ts';
import { AMI, operateRegion } from './operated-region.ts';

const MINUTE = 60_000;

test('a build is asked for by a manual signal that says who and why', async () => {
  const { act, said, region } = await operateRegion();
  await act((operator) => build(operator, { image: 'web', reason: 'a new certificate' }));
  const QueueUrl = region.call('sqs', 'GetQueueUrl', { QueueName: 'goldsmith-signals' }).QueueUrl;
  const { Messages } = region.call('sqs', 'ReceiveMessage', { QueueUrl });
  expect(JSON.parse(Messages[0].Body)).toEqual({
    kind: 'manual',
    image: 'web',
    requestedBy: 'arn:aws:iam::111122223333:user/operator',
    reason: 'a new certificate',
  });
  expect(said).toEqual([{ event: 'sent', image: 'web', id: Messages[0].MessageId }]);
});

test('an image that is not deployed is refused with those that are', async () => {
  const { act, said } = await operateRegion();
  await expect(act((operator) => build(operator, { image: 'wbe' }))).rejects.toThrow(
    'cannot find the image "wbe" here (did you mean "web"?); there are: web',
  );
  expect(said).toEqual([]);
});

test('where no image is deployed, none is offered', async () => {
  const { act, region } = await operateRegion();
  const Names = [parameters.imageSettings('web'), parameters.imageGolden('web')];
  region.call('ssm', 'DeleteParameters', { Names });
  await expect(act((operator) => build(operator, { image: 'web' }))).rejects.toMatchObject({
    message: 'cannot find the image "web" here: no image is deployed',
    next: 'declare it in goldsmith.yaml and deploy with "npx cdk deploy --all"',
  });
});

/** Plays the pipeline: answers the signal after a minute, and ends the version after two. */
async function follow(end: Record<string, string | string[]>) {
  const operated = await operateRegion();
  const { act, said, remember, region } = operated;
  region.kernel.clock.after(MINUTE, 'the signal is answered', () => {
    const sent = said.find((message) => message.event === 'sent');
    const sk = `2026-11-21T00:00:00.000Z#${sent?.id}`;
    remember({ pk: 'SIGNAL#web', sk, kind: 'manual', fate: 'acted', version: '2026.11.21-1' });
    remember({ pk: 'IMAGE#web', sk: 'VERSION#2026.11.21-1', state: 'building' });
  });
  region.kernel.clock.after(2 * MINUTE, 'the version ends', () => {
    remember({ pk: 'IMAGE#web', sk: 'VERSION#2026.11.21-1', amiId: AMI, ...end });
  });
  const ok = await act((operator) => build(operator, { image: 'web', wait: true }));
  return { ok, said: said.map((message) => [message.event, 'state' in message ? message.state : '']) };
}

test('waiting ends well when the version is golden', async () => {
  expect(await follow({ state: 'golden' })).toEqual({
    ok: true,
    said: [
      ['sent', ''],
      ['signal', ''],
      ['version', 'building'],
      ['version', 'golden'],
    ],
  });
});

test('waiting ends badly when the version is rejected', async () => {
  const { ok, said } = await follow({ state: 'rejected', reasons: ['/healthz answered 500'] });
  expect(ok).toBe(false);
  expect(said.at(-1)).toEqual(['version', 'rejected']);
});

test('waiting ends when the time for it is over, and stops nothing', async () => {
  const { act } = await operateRegion();
  const asked = act((operator) => build(operator, { image: 'web', wait: true, timeoutSeconds: 300 }));
  await expect(asked).rejects.toMatchObject({
    message: 'cannot wait longer for an answer to the signal: the time of --timeout is over',
    next: expect.stringContaining('nothing was stopped'),
  });
});
