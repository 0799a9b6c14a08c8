import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFleet, type Fleet } from '../services/auto-scaling/fleet.ts';

/** A machine of the first image, some seconds after it began to run. */
async function machine(seconds: number, behaviour: object = {}): Promise<{ fleet: Fleet; id: string }> {
  const fleet = createFleet();
  fleet.region.world.behaviours.set(fleet.images[0], { bootSeconds: 20, warmUpSeconds: 5, ...behaviour });
  const { Instances } = fleet.region.call('ec2', 'RunInstances', {
    ImageId: fleet.images[0],
    InstanceType: 't3.micro',
    SubnetId: fleet.subnets[0],
    MinCount: 1,
    MaxCount: 1,
  });
  const id = Instances[0].InstanceId;
  let runningMs: number | undefined;
  fleet.region.journal.listen((entry) => {
    if (entry.kind === 'transition' && entry.resource === id && entry.to === 'running') runningMs = entry.atMs;
  });
  await fleet.region.run({ until: () => runningMs !== undefined, limitMs: 120_000 });
  await fleet.region.run({ forMs: seconds * 1000 });
  return { fleet, id };
}

const run = async (script: string, seconds = 60, behaviour = {}) => {
  const { fleet, id } = await machine(seconds, behaviour);
  return fleet.region.world.shell(id, script);
};

const PROVE = readFileSync(new URL('../../../components/prove-image.sh', import.meta.url), 'utf8')
  .replaceAll('{{ port }}', '8080')
  .replaceAll('{{ path }}', '/healthz');

test('the script that proves an image passes on a good machine and fails on a bad one', async () => {
  expect(await run(PROVE)).toMatchObject({ exitCode: 0 });
  const bad = await run(PROVE, 60, { healthStatus: 500 });
  expect(bad.exitCode).toBe(1);
  expect(bad.stdout).toContain('attempt 12: http://localhost:8080/healthz answered 500');
  expect(bad.seconds).toBeGreaterThan(55);
});

test('a script that starts early waits for the machine as long as it says', async () => {
  const early = await run(PROVE, 21, { warmUpSeconds: 30 });
  expect(early.exitCode).toBe(0);
  expect(early.stdout).toContain('answered 000');
  expect(early.seconds).toBeGreaterThan(25);
});

test.each([
  ['set -eu\nfalse\necho never', 1, ''],
  ['set -e; false || echo saved; if false; then :; fi; echo end', 0, 'saved\nend\n'],
  ['set -u; echo "$nothing"', 2, ''],
  ['x="a  b"; echo $x; echo "$x"', 0, 'a b\na  b\n'],
  ['i=0; while [ "$i" -lt 3 ]; do i=$((i + 1)); printf "%s " "$i"; done', 0, '1 2 3 '],
  ['for n in a b c; do [ "$n" = b ] && continue; echo $n; done', 0, 'a\nc\n'],
  ['echo one | grep -q two || exit 9', 9, ''],
  ['if [ -z "$(uname)" ]; then exit 3; elif test 1 -ne 2; then echo ${y:-none}; fi', 0, 'none\n'],
  ['echo hidden > /dev/null; echo shown 2>/dev/null # and no more', 0, 'shown\n'],
  ['curl -fsS -o /dev/null http://127.0.0.1/; echo "$?"', 0, '0\n'],
])('%s', async (script, exitCode, stdout) => {
  expect(await run(script)).toMatchObject({ exitCode, stdout });
});

test('a command that the machine does not have ends with 127', async () => {
  const result = await run('frobnicate --all');
  expect(result).toMatchObject({ exitCode: 127, stdout: '' });
  expect(result.stderr).toContain('frobnicate: command not found');
});

test('a machine that never boots answers nobody, and its agent never comes up', async () => {
  const { fleet, id } = await machine(600, { boots: false });
  expect(fleet.region.world.agentUpAtMs(id)).toBeUndefined();
  expect(fleet.region.world.request(id, 80, '/', 'probe')).toEqual({ outcome: 'timeout' });
});
