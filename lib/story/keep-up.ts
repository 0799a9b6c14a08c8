import { once } from 'node:events';
import { reporterOf, type Shell } from '../operator/cli/shell.ts';
import { bootstrap } from '../simulator/bootstrap.ts';
import { type Host, serve } from '../simulator/host.ts';
import { createRegion, type Region } from '../simulator/region.ts';
import { environmentFor } from './deploy-with-cdk.ts';
import { happeningOf } from './happening-of.ts';
import { sendTraffic } from './send-traffic.ts';

export interface KeepUpOptions {
  readonly port: number;
  readonly speed: number;
  /** Requests a second to every listener that forwards. */
  readonly traffic: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** Keeps a region up until the program is interrupted. Gives 1 when the port is taken. */
export async function keepUp(shell: Shell, options: KeepUpOptions): Promise<number> {
  const region = createRegion({ seed: options.seed, startMs: Date.now() });
  await bootstrap(region);
  region.vendor.stock();
  let host: Host;
  try {
    host = await serve(region, options);
  } catch (error) {
    return refuse(shell, options, error as NodeJS.ErrnoException);
  }
  greet(shell, { region, host, json: options.json === true, speed: options.speed });
  sendTraffic(region, options.traffic);
  const clock = options.json === true ? undefined : showClock(region);
  const stop = region.journal.listen((entry) => {
    const text = options.json === true ? JSON.stringify(entry) : happeningOf(entry);
    if (text !== undefined) shell.out(`${clock === undefined ? '' : CLEAR_LINE}${text}\n`);
  });
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
  clearInterval(clock);
  stop();
  await host.close();
  return 0;
}

function refuse(shell: Shell, { port, json }: KeepUpOptions, { code, message }: NodeJS.ErrnoException): number {
  const report = reporterOf(shell, json === true);
  const why = code === 'EADDRINUSE' ? 'something else listens there' : message;
  const next = 'name another port with --port, or 0 for any free one';
  report({ event: 'error', message: `cannot listen on 127.0.0.1:${port}: ${why}`, next });
  report({ event: 'summary', command: 'simulate', ok: false });
  return 1;
}

const CLEAR_LINE = '\r\x1b[K';
const CLOCK_MS = 250;

/** Keeps the region's time on the last line of a terminal. */
function showClock(region: Region): NodeJS.Timeout | undefined {
  if (process.stdout.isTTY !== true) return undefined;
  return setInterval(() => {
    const now = new Date(region.kernel.clock.nowMs).toISOString().slice(0, 19).replace('T', ' ');
    process.stdout.write(`${CLEAR_LINE}${now} in the region`);
  }, CLOCK_MS);
}

function greet(shell: Shell, up: { region: Region; host: Host; json: boolean; speed: number }): void {
  const environment = environmentFor(up.region, up.host.endpoint);
  if (up.json) {
    shell.out(`${JSON.stringify({ event: 'listening', endpoint: up.host.endpoint, environment })}\n`);
    return;
  }
  shell.out(
    `A simulated AWS region, ${up.speed} times as fast as real time. Nothing here reaches AWS, and it forgets everything when it ends.\n\n`,
  );
  for (const [name, value] of Object.entries(environment)) shell.out(`export ${name}=${value}\n`);
  shell.out('\nThen, in another shell: npx cdk deploy --all --require-approval never\nCtrl-C ends it.\n\n');
}
