// A region in a process of its own: says where it listens, answers each line with the seconds of one core that it has
// used, and ends with its input.

import { createInterface } from 'node:readline';
import { serve } from '../../simulator/host.ts';
import { createRegion } from '../../simulator/region.ts';
import { coreSeconds } from './core-seconds.ts';

const SPEED = 20;

process.on('SIGINT', () => {});
const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 2, 8) });
region.vendor.publishBaseImage({ announce: false });
const host = await serve(region, { port: 0, speed: SPEED });
process.stdout.write(`${host.endpoint}\n`);
for await (const _ of createInterface({ input: process.stdin })) process.stdout.write(`${coreSeconds()}\n`);
await host.close();
