// Times that are each right, and do not fit together or into the time that a state machine has.

import type { TreeFault } from './fault.ts';
import { FleetConfig, MAX_BAKE_SECONDS } from './goldsmith-yaml-fleet.ts';
import { ImageConfig } from './goldsmith-yaml-image.ts';
import { Duration } from './goldsmith-yaml-scalars.ts';
import { foundText, isMap, valueAt } from './goldsmith-yaml-words.ts';

type Tree = Record<string, unknown>;

const HOUR = 3600;
/** deploy-fleet has 96 hours, up to 25 of which are kept for the way back, and one for calls. */
const MAX_DEPLOY_SECONDS = 70 * HOUR;
/** build-image has 12 hours. */
const MAX_BUILD_SECONDS = 11 * HOUR;

export function timeFaults(images: Tree, fleets: Tree): TreeFault[] {
  return [
    ...Object.entries(images).flatMap(([name, image]) => (isMap(image) ? buildFaults(['images', name], image) : [])),
    ...Object.entries(fleets).flatMap(([name, fleet]) => (isMap(fleet) ? deployFaults(['fleets', name], fleet) : [])),
  ];
}

function buildFaults(path: PropertyKey[], image: Tree): TreeFault[] {
  const build = timeOf(image, imageDefaults, 'buildTimeout');
  const proof = timeOf(image, imageDefaults, 'proofTimeout');
  if (!(build.seconds + proof.seconds > MAX_BUILD_SECONDS)) return [];
  return [
    faultAt(
      path,
      [build, proof],
      (other) => `at most ${text(MAX_BUILD_SECONDS)} together with ${other}, for one build`,
    ),
  ];
}

function deployFaults(path: PropertyKey[], fleet: Tree): TreeFault[] {
  const bake = timeOf(fleet, fleetDefaults, 'deploy.bakeTime');
  const timeout = timeOf(fleet, fleetDefaults, 'deploy.timeout');
  const faults: TreeFault[] = [];
  if (timeout.seconds <= bake.seconds && bake.seconds <= MAX_BAKE_SECONDS) {
    faults.push(
      bake.written === undefined
        ? faultAt(path, [timeout], () => `more than the ${text(bake.seconds)} of deploy.bakeTime, which are part of it`)
        : faultAt(path, [bake], () => `less than the ${text(timeout.seconds)} of deploy.timeout, which it is part of`),
    );
  }
  // An adopted group has no canary.
  if (fleet['adopt'] === undefined) faults.push(...canaryFaults(path, fleet, { bake, timeout }));
  return faults;
}

function canaryFaults(path: PropertyKey[], fleet: Tree, { bake, timeout }: Record<'bake' | 'timeout', Time>) {
  const grace = timeOf(fleet, fleetDefaults, 'health.grace');
  const health = timeOf(fleet, fleetDefaults, 'deploy.canary.healthTimeout');
  const judge = timeOf(fleet, fleetDefaults, 'deploy.canary.for');
  const faults: TreeFault[] = [];
  if (grace.seconds > health.seconds) {
    faults.push(
      faultAt(
        path,
        [grace, health],
        (other) => `health.grace at most as long as ${other}: no canary is waited for longer`,
      ),
    );
  }
  // A canary without requests is judged for twice its time; a refresh whose events are lost is looked at only now and then.
  const turn = Math.min(timeout.seconds, bake.seconds + 2 * HOUR);
  const refresh = Math.ceil(timeout.seconds / turn) * turn;
  if (health.seconds + 2 * judge.seconds + refresh > MAX_DEPLOY_SECONDS) {
    const wanted = `at most ${text(MAX_DEPLOY_SECONDS)} for canary.healthTimeout, twice canary.for, and timeout together`;
    const longest = [health, judge, timeout].filter(({ written }) => written !== undefined);
    longest.sort((left, right) => right.seconds - left.seconds);
    faults.push(faultAt(path, longest, () => wanted));
  }
  return faults;
}

interface Time {
  key: string;
  /** As it stands in the file; undefined when it does not. */
  written: unknown;
  /** NaN when it is no duration; every comparison with it is false. */
  seconds: number;
}

const fleetDefaults: unknown = FleetConfig.parse({ image: 'any' });
const imageDefaults: unknown = ImageConfig.parse({ base: 'ssm:/imagebuilder/any' });

function timeOf(tree: Tree, defaults: unknown, key: string): Time {
  const written = valueIn(tree, key.split('.'));
  const seconds =
    written === undefined
      ? (valueAt(defaults, key.split('.')) as Duration).seconds
      : (Duration.safeParse(written).data?.seconds ?? Number.NaN);
  return { key, written, seconds };
}

/** Of a file as written, whose maps may be anything. */
function valueIn(tree: unknown, [step, ...rest]: string[]): unknown {
  if (step === undefined) return tree;
  return isMap(tree) ? valueIn(tree[step], rest) : undefined;
}

/** At the first of some times that is written in the file; `wanted` is told the name and length of another. */
function faultAt(path: PropertyKey[], times: readonly Time[], wanted: (other: string) => string): TreeFault {
  const time = times.find(({ written }) => written !== undefined) ?? (times[0] as Time);
  const other = times.find((candidate) => candidate !== time);
  return {
    path: [...path, ...time.key.split('.')],
    at: 'value',
    found: foundText(time.written),
    wanted: wanted(other === undefined ? '' : `${other.key} (${text(other.seconds)})`),
  };
}

function text(seconds: number): string {
  const [size, unit] = seconds % HOUR === 0 ? [HOUR, 'hour'] : seconds % 60 === 0 ? [60, 'minute'] : [1, 'second'];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
