// The region for programs outside: HTTP on the loopback interface only, time paced.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pacer } from './kernel/drive.ts';
import type { HttpRequest } from './kernel/service.ts';
import type { Region } from './region.ts';

export interface HostOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Seconds of virtual time per real second. */
  readonly speed: number;
}

export interface Host {
  readonly port: number;
  /** `http://127.0.0.1:<port>`. */
  readonly endpoint: string;
  readonly pacer: Pacer;
  close(): Promise<void>;
}

/** Lets a region be reached over HTTP and its time run. Rejects when the port is taken. */
export async function serve(region: Region, options: HostOptions): Promise<Host> {
  const server = createServer((incoming, outgoing) => {
    answer(region, incoming, outgoing).catch((error: unknown) => fail(outgoing, error));
  });
  await listen(server, options.port);
  const pacer = new Pacer(region.kernel.clock, region.kernel.inFlight, options.speed);
  pacer.start();
  const { port } = server.address() as AddressInfo;
  return {
    port,
    endpoint: `http://127.0.0.1:${port}`,
    pacer,
    async close() {
      await pacer.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answer(region: Region, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await read(incoming);
  const response = await region.kernel.inFlight.track(region.dispatch.http(request));
  outgoing.writeHead(response.status, response.headers);
  outgoing.end(response.body);
}

async function read(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    url: `http://${incoming.headers.host ?? '127.0.0.1'}${incoming.url ?? '/'}`,
    headers,
    body: Buffer.concat(chunks),
  };
}

/** A fault of the simulator itself: answered, and shown where it runs. */
function fail(outgoing: ServerResponse, error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'application/json' });
  const message = error instanceof Error ? error.message : String(error);
  outgoing.end(JSON.stringify({ __type: 'InternalFailure', message: `The simulator failed: ${message}` }));
}
