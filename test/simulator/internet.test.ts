import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRegion, type Region } from '../../lib/simulator/region.ts';
import { bundle, makeWorker } from './services/lambda/functions.ts';

const KEV = 'https://www.cisa.gov/kev.json';

/** Reads as the event says and tells what it met. */
const READER = bundle(`
  import { request } from 'node:https';
  import { createGunzip } from 'node:zlib';
  import { Readable } from 'node:stream';
  const told = (error) => ({ error: error.name, message: error.message, cause: error.cause?.code ?? error.code });
  export const handler = async ({ url, options = {}, gunzip, most = Infinity, patienceMs, nodes }) => {
    const start = Date.now();
    try {
      if (nodes) {
        return await new Promise((resolve, reject) => {
          const asked = request(url, (response) => {
            let text = '';
            response.on('data', (piece) => { text += piece; });
            response.on('end', () => resolve({ status: response.statusCode, text }));
            response.on('error', reject);
          });
          asked.on('error', reject);
          asked.end();
        });
      }
      const signal = patienceMs === undefined ? undefined : AbortSignal.timeout(patienceMs);
      const response = await fetch(url, { ...options, signal });
      const seen = { status: response.status, etag: response.headers.get('etag'), url: response.url };
      if (response.body === null) return seen;
      let [bytes, pieces, text] = [0, 0, ''];
      let body = response.body;
      if (gunzip === 'node') body = Readable.fromWeb(body).pipe(createGunzip());
      if (gunzip === 'web') body = body.pipeThrough(new DecompressionStream('gzip'));
      for await (const piece of body) {
        bytes += piece.byteLength;
        pieces++;
        if (bytes > most) return { ...seen, stoppedAt: bytes };
        if (bytes < 200_000) text += Buffer.from(piece).toString();
      }
      return { ...seen, bytes, pieces, text: text.slice(0, 200), seconds: (Date.now() - start) / 1000 };
    } catch (error) {
      return { ...told(error), seconds: (Date.now() - start) / 1000 };
    }
  };
`);

let region: Region;
const read = async (event: object) => {
  const lambda = region.client(LambdaClient);
  const { Payload } = await region.during(
    lambda.send(new InvokeCommand({ FunctionName: 'worker', Payload: JSON.stringify(event) })),
  );
  return JSON.parse(Buffer.from(Payload as Uint8Array).toString());
};

beforeEach(async () => {
  region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  await makeWorker(region, { code: READER, more: { Timeout: 900 } });
});

describe('the world outside AWS', () => {
  it('gives functions what was published, in pieces', async () => {
    region.internet.publish(KEV, 'x'.repeat(100_000));
    expect(await read({ url: KEV })).toMatchObject({ status: 200, bytes: 100_000, pieces: 7, url: KEV });
  });

  it('gives it to the http module, too', async () => {
    region.internet.publish(KEV, '{"count":1}');
    expect(await read({ url: KEV, nodes: true })).toEqual({ status: 200, text: '{"count":1}' });
  });

  it('says that nothing changed, and gives a changed body a new tag', async () => {
    region.internet.publish(KEV, 'one');
    const { etag } = await read({ url: KEV });
    const again = { url: KEV, options: { headers: { 'If-None-Match': etag } } };
    expect(await read(again)).toMatchObject({ status: 304 });
    region.internet.publish(KEV, 'two');
    const changed = await read(again);
    expect(changed).toMatchObject({ status: 200, text: 'two' });
    expect(changed.etag).not.toBe(etag);
  });

  it('answers HEAD without a body', async () => {
    region.internet.publish(KEV, 'one');
    expect(await read({ url: KEV, options: { method: 'HEAD' } })).not.toHaveProperty('text');
  });

  it('does not know a host where nothing is, and has no other paths', async () => {
    region.internet.publish(KEV, 'one');
    expect(await read({ url: 'https://nowhere.example/' })).toMatchObject({ error: 'TypeError', cause: 'ENOTFOUND' });
    expect(await read({ url: 'https://nowhere.example/', nodes: true })).toMatchObject({ cause: 'ENOTFOUND' });
    expect(await read({ url: 'https://www.cisa.gov/other' })).toMatchObject({ status: 404 });
    region.internet.unpublish(KEV);
    expect(await read({ url: KEV })).toMatchObject({ status: 404 });
  });

  it('lets a program answer what is posted', async () => {
    region.internet.answer('https://api.osv.dev/v1/', ({ method, url, body }) => ({
      body: `${method} ${url} ${Buffer.from(body).toString()}`,
    }));
    const options = { method: 'POST', body: '{"queries":[]}' };
    const { text } = await read({ url: 'https://api.osv.dev/v1/querybatch', options });
    expect(text).toBe('POST https://api.osv.dev/v1/querybatch {"queries":[]}');
  });

  it('unpacks streams without leaving virtual time', async () => {
    const { gzipSync } = await import('node:zlib');
    region.internet.publish(KEV, gzipSync(Buffer.from('packed '.repeat(100_000))));
    for (const gunzip of ['node', 'web']) {
      expect(await read({ url: KEV, gunzip })).toMatchObject({ bytes: 700_000 });
    }
  });

  it('writes requests into the journal, with who asked', async () => {
    const seen: unknown[] = [];
    region.journal.listen((entry) => {
      if (entry.kind === 'web') seen.push([entry.method, entry.url, entry.outcome, /worker/.test(entry.caller)]);
    });
    region.internet.publish(KEV, 'one');
    await read({ url: KEV });
    await read({ url: 'https://nowhere.example/' });
    expect(seen).toEqual([
      ['GET', KEV, '200', true],
      ['GET', 'https://nowhere.example/', 'ENOTFOUND', true],
    ]);
  });
});

describe('what fails outside', () => {
  beforeEach(() => region.internet.publish(KEV, 'published'.repeat(10_000)));

  it('refuses connections while down, and no longer', async () => {
    region.internet.fault({ url: 'https://www.cisa.gov/', name: 'down' });
    expect(await read({ url: KEV })).toMatchObject({ error: 'TypeError', cause: 'ECONNREFUSED' });
    region.internet.mend('https://www.cisa.gov/');
    expect(await read({ url: KEV })).toMatchObject({ status: 200 });
  });

  it('strikes so many times', async () => {
    region.internet.fault({ url: KEV, name: 'http-5xx', times: 1 });
    expect(await read({ url: KEV })).toMatchObject({ status: 503 });
    expect(await read({ url: KEV })).toMatchObject({ status: 200 });
  });

  it('is slow in virtual time, over which a program may lose its patience', async () => {
    region.internet.fault({ url: KEV, name: 'slow', seconds: 300 });
    expect((await read({ url: KEV })).seconds).toBeGreaterThan(300);
    const given = await read({ url: KEV, patienceMs: 20_000 });
    expect(given).toMatchObject({ error: 'TimeoutError', seconds: 20 });
  });

  it('breaks off half-way', async () => {
    region.internet.fault({ url: KEV, name: 'half-sent' });
    expect(await read({ url: KEV })).toMatchObject({
      error: 'TypeError',
      message: 'terminated',
      cause: 'UND_ERR_SOCKET',
    });
    expect(await read({ url: KEV, nodes: true })).toMatchObject({ message: 'aborted', cause: 'ECONNRESET' });
  });

  it('sends garbage', async () => {
    region.internet.fault({ url: KEV, name: 'garbage' });
    expect(await read({ url: KEV })).toMatchObject({ status: 200, bytes: 4096 });
    expect(await read({ url: KEV, gunzip: 'node' })).toMatchObject({ cause: 'Z_DATA_ERROR' });
  });

  it('sends without end, packed or not', async () => {
    region.internet.fault({ url: KEV, name: 'gigantic' });
    expect((await read({ url: KEV, most: 50_000_000 })).stoppedAt).toBeGreaterThan(50_000_000);
    const { gzipSync } = await import('node:zlib');
    region.internet.publish(KEV, gzipSync(Buffer.from('packed')));
    expect((await read({ url: KEV, gunzip: 'node', most: 50_000_000 })).stoppedAt).toBeGreaterThan(50_000_000);
  });

  it('leads elsewhere, and in circles', async () => {
    region.internet.publish('https://mirror.example/kev.json', 'elsewhere');
    region.internet.fault({ url: KEV, name: 'redirect', location: 'https://mirror.example/kev.json', times: 1 });
    const followed = await read({ url: KEV });
    expect(followed).toMatchObject({ text: 'elsewhere', url: 'https://mirror.example/kev.json' });
    region.internet.fault({ url: KEV, name: 'redirect' });
    expect(await read({ url: KEV })).toMatchObject({ error: 'TypeError', message: 'fetch failed' });
  });
});
