import { durations } from '../durations.ts';
import { sampleMs } from '../kernel/distribution.ts';
import type { Random } from '../kernel/random.ts';
import type { Behaviour } from './behaviour.ts';
import type { Disk } from './disk.ts';

/** One instance from inside. */
export interface Machine {
  readonly id: string;
  readonly imageId: string;
  state: string;
  /** When it last became `running`. */
  runningAtMs: number | undefined;
  /** How long this boot takes where the image does not say. */
  bootMs: number;
  /** A copy of its image's. */
  disk: Disk;
}

export function newMachine(id: string, imageId: string, disk: Disk): Machine {
  return { id, imageId, state: 'pending', runningAtMs: undefined, bootMs: 0, disk };
}

export function powerOn(machine: Machine, nowMs: number, random: Random): void {
  machine.state = 'running';
  machine.runningAtMs = nowMs;
  machine.bootMs = sampleMs(random, durations['ec2.running-to-booted']);
}

/** The moments of a machine's life that change what it answers; undefined where one never comes. */
export interface Moments {
  readonly bootedAtMs: number | undefined;
  readonly upAtMs: number | undefined;
  readonly errorsAtMs: number | undefined;
  readonly sickAtMs: number | undefined;
}

const NEVER: Moments = { bootedAtMs: undefined, upAtMs: undefined, errorsAtMs: undefined, sickAtMs: undefined };

export function momentsOf(machine: Machine, behaviour: Behaviour): Moments {
  if (machine.state !== 'running' || machine.runningAtMs === undefined || !behaviour.boots) return NEVER;
  const bootMs = behaviour.bootSeconds === undefined ? machine.bootMs : behaviour.bootSeconds * 1000;
  const bootedAtMs = machine.runningAtMs + bootMs;
  const upAtMs = bootedAtMs + behaviour.warmUpSeconds * 1000;
  return {
    bootedAtMs,
    upAtMs,
    errorsAtMs: behaviour.errorRate > 0 ? upAtMs + behaviour.errorsAfterSeconds * 1000 : undefined,
    sickAtMs:
      behaviour.unhealthyAfterSeconds === undefined ? undefined : upAtMs + behaviour.unhealthyAfterSeconds * 1000,
  };
}

export function reached(momentMs: number | undefined, nowMs: number): boolean {
  return momentMs !== undefined && momentMs <= nowMs;
}

/** The first of these moments that is still to come. */
export function nextMoment(moments: Moments, nowMs: number): number | undefined {
  let next: number | undefined;
  for (const momentMs of [moments.bootedAtMs, moments.upAtMs, moments.errorsAtMs, moments.sickAtMs]) {
    if (momentMs !== undefined && momentMs > nowMs && (next === undefined || momentMs < next)) next = momentMs;
  }
  return next;
}
