import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

function goldsmith(...words: string[]) {
  return spawn(process.execPath, ['--import', 'tsx', 'bin/goldsmith.ts', ...words], { cwd: root });
}

describe('goldsmith simulate', () => {
  it('keeps a bootstrapped region up for any client, until it is interrupted', async () => {
    const child = goldsmith('simulate', '--port', '0', '--speed', '1', '--json');
    const lines = createInterface({ input: child.stdout });
    const [line] = (await once(lines, 'line')) as [string];
    const { event, endpoint, environment } = JSON.parse(line);
    expect(event).toBe('listening');
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const s3 = new S3Client({
      endpoint,
      region: environment.AWS_REGION,
      forcePathStyle: true,
      credentials: {
        accessKeyId: environment.AWS_ACCESS_KEY_ID,
        secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
      },
    });
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(['cdk-hnb659fds-assets-111122223333-us-east-1']);
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });

  it.each([[['simulate']], [['simulate', '--json']]])('says where it cannot listen: %j', async (words) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const child = goldsmith(...words, '--port', String(port));
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.err += chunk.toString('utf8');
    });
    const [code] = await once(child, 'close');
    taken.close();
    expect(code).toBe(1);
    const message = `cannot listen on 127.0.0.1:${port}: something else listens there`;
    const next = 'name another port with --port, or 0 for any free one';
    expect(said).toEqual(
      words.includes('--json')
        ? {
            out: `${JSON.stringify({ event: 'error', message, next })}\n${JSON.stringify({ event: 'summary', command: 'simulate', ok: false })}\n`,
            err: '',
          }
        : { out: '', err: `${message}\n  next: ${next}\n` },
    );
  });

  it.each([
    [['--speed', 'fast'], 'It must be a whole number from 1 to 100000.'],
    [['--port', '99999'], 'It must be a whole number from 0 to 65535.'],
    [['--seed', 'lucky'], 'It must be a whole number from 0 to 2147483647.'],
    [['--seed=-1'], 'It must be a whole number from 0 to 2147483647.'],
    [['--journal', 'j.jsonl'], '--journal wants --story or --stepped'],
  ])('refuses %j', async (words, message) => {
    const child = goldsmith('simulate', ...words);
    let text = '';
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    const [code] = await once(child, 'close');
    expect(text).toContain(message);
    expect(code).toBe(2);
  });
});
