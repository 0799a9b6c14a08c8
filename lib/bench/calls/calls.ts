import { fileURLToPath } from 'node:url';
import { type Figure, type Found, figure } from '../figure.ts';
import { callsInProcess } from './in-process.ts';
import { type Measured, quantile } from './measure-calls.ts';
import { INSTANCES } from './mixed-calls.ts';
import { MOTO, motoServer } from './moto.ts';
import { callsOverHttp } from './over-http.ts';

const CORE = 'calls/s of one core';

const REGION = {
  program: process.execPath,
  words: [...process.execArgv, fileURLToPath(new URL('./serve-region.ts', import.meta.url))],
};

/** How many SDK calls a region answers, in this process and over HTTP, beside moto. */
export async function measureAllCalls(say: (text: string) => void, seconds: number): Promise<Found> {
  say('calling a region in this process …');
  const { alone, withClient } = await callsInProcess(seconds);
  say('calling a region over HTTP …');
  const http = await callsOverHttp(REGION, seconds);
  const figures = [
    figure('calls in process, the region alone', perCore(alone), CORE, { atLeast: 2000 }),
    figure('calls in process, with the SDK client', perCore(withClient), CORE),
    figure("calls over HTTP, the region's process alone", perCore(http.alone), CORE, { atLeast: 700 }),
    ...endToEnd('calls over HTTP', http.withClient),
  ];
  const notes = [
    `calls: a third each DescribeInstances of ${INSTANCES} instances, PutParameter, StartExecution, one after another, in process with what the region does because of them; alone: the requests that the SDK clients wrote, sent again without them, since most of a client's time goes into reading the instances`,
  ];
  try {
    const moto = await callsOverHttp(await motoServer(say), seconds);
    figures.push(
      figure("calls to moto over HTTP, moto's process alone", perCore(moto.alone), CORE),
      ...endToEnd('calls to moto over HTTP', moto.withClient),
      figure(
        "calls in process, the region alone beside moto's process",
        perCore(alone) / perCore(moto.alone),
        'times as many',
      ),
      figure(
        "calls over HTTP, the region's process beside moto's",
        perCore(http.alone) / perCore(moto.alone),
        'times as many',
      ),
      figure(
        'calls over HTTP, end to end beside moto',
        perSecond(http.withClient) / perSecond(moto.withClient),
        'times as many',
      ),
    );
    notes.push(`moto ${MOTO} is measured as it comes: it runs no executions, and none of the calls makes an event`);
  } catch (error) {
    notes.push(`calls to moto are not measured: ${(error as Error).message}`);
  }
  return { figures, notes };
}

function perCore({ calls, answering }: Measured): number {
  return calls / answering;
}

function perSecond({ calls, seconds }: Measured): number {
  return calls / seconds;
}

function endToEnd(what: string, measured: Measured): Figure[] {
  const times = [...measured.latencies].flatMap(([name, ascending]) => [
    figure(`${what}, ${name}: median`, quantile(ascending, 0.5), 'ms'),
    figure(`${what}, ${name}: 99 of 100 within`, quantile(ascending, 0.99), 'ms'),
  ]);
  return [figure(`${what}, end to end with the client's own work`, perSecond(measured), 'calls/s'), ...times];
}
