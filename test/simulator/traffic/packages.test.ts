import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createRegion, type Region } from '../../../lib/simulator/region.ts';

const LIST = `folder=/run/goldsmith\nlimit=200000\n${readFileSync(new URL('../../../components/list-packages.sh', import.meta.url), 'utf8')}`;

function newRegion(): Region {
  return createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21), consistency: 'immediate' });
}

/** An instance of an image of that name, up. */
async function launch(region: Region, imageId: string): Promise<string> {
  const [subnet] = region.call('ec2', 'DescribeSubnets', {}).Subnets;
  const { Instances } = region.call('ec2', 'RunInstances', {
    ImageId: imageId,
    InstanceType: 't4g.micro',
    SubnetId: subnet.SubnetId,
    MinCount: 1,
    MaxCount: 1,
  });
  await region.run({ forMs: 120_000 });
  return Instances[0].InstanceId;
}

const register = (region: Region, Name: string): string =>
  region.call('ec2', 'RegisterImage', { Name, Architecture: 'arm64' }).ImageId;

async function machine(name = 'al2023-ami-2023.12.1-kernel-6.1-arm64') {
  const region = newRegion();
  const imageId = register(region, name);
  const id = await launch(region, imageId);
  return { region, imageId, id, sh: (script: string) => region.world.shell(id, script) };
}

const unpacked = (stdout: string) => gunzipSync(Buffer.from(stdout, 'base64')).toString();

test('the script that lists packages runs to its end on Amazon Linux, and what it packs can be unpacked', async () => {
  const { sh } = await machine();
  const { exitCode, stdout, stderr } = sh(LIST);
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  const length = Number(/^length=(\d+)$/m.exec(stdout)?.[1]);
  expect(stdout).toMatch(/^ID=.*\nVERSION_ID="2023"\nfamily=rpm\nlanguage=all\n/);
  expect(stdout).toMatch(/^sha256=[0-9a-f]{64}$/m);
  const packed = sh('tail -c +1 /run/goldsmith/packed | head -c 20000').stdout;
  expect(packed).toHaveLength(Math.min(length, 20_000));
  const lines = unpacked(packed).trim().split('\n');
  expect(lines.length).toBeGreaterThan(90);
  expect(lines).toContain('openssl-libs\t1\t3.2.2\t1.amzn2023.0.2\taarch64\topenssl-3.2.2-1.amzn2023.0.2.src.rpm');
  expect(lines).toContain(
    'system-release\t0\t2023.12.20260930\t0.amzn2023\tnoarch\tsystem-release-2023.12.20260930-0.amzn2023.src.rpm',
  );
});

test('it lists the packages of Debian, too, and none where there is no package manager', async () => {
  const debian = await machine('debian-12-arm64-20261101-1');
  expect(debian.sh(LIST).stdout).toContain('family=dpkg');
  const lines = unpacked(debian.sh('cat /run/goldsmith/packed').stdout).split('\n');
  expect(lines).toContain('libssl3\t3.0.17-1~deb12u3\tarm64\topenssl\t3.0.17-1~deb12u3\tinstalled');
  const bottlerocket = await machine('bottlerocket-aws-ecs-2-aarch64-v1.50.1-20261101');
  expect(bottlerocket.sh(LIST)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('family=none') });
});

test('it finds the lock files of applications, and not those of dependencies', async () => {
  const { region, imageId } = await machine();
  region.world.disks.change(imageId, {
    files: {
      '/opt/app/package-lock.json': '{"packages":{}}',
      '/opt/app/node_modules/left-pad/package-lock.json': '{}',
      '/srv/tool/x.dist-info/METADATA': 'Metadata-Version: 2.1\nName: requests\nVersion: 2.31.0\nSummary: é\n',
    },
  });
  const id = await launch(region, imageId);
  region.world.shell(id, LIST);
  const text = unpacked(region.world.shell(id, 'cat /run/goldsmith/packed').stdout);
  expect(text).toContain('@@goldsmith-file /opt/app/package-lock.json\n{"packages":{}}\n');
  expect(text).toContain('@@goldsmith-file /srv/tool/x.dist-info/METADATA\nName: requests\nVersion: 2.31.0\n');
  expect(text).not.toContain('left-pad');
});

test.each([
  ['echo one > /tmp/a; echo two >> /tmp/a; cat /tmp/a; wc -c < /tmp/a', 0, 'one\ntwo\n8\n'],
  ['{ echo out; echo err >&2; } > /tmp/a 2>&1; cat /tmp/a', 0, 'out\nerr\n'],
  ['printf "b\\na\\n" > /tmp/a\nwhile IFS= read -r x; do echo "<$x>"; done < /tmp/a | sort', 0, '<a>\n<b>\n'],
  ['echo "a b  c" | while read -r x y; do echo "$y"; done', 0, 'b c\n'],
  ['[ -f /etc/os-release ] && [ ! -s /tmp/none ] && [ -d /tmp ] && echo yes', 0, 'yes\n'],
  ['printf "é" | wc -c', 0, '2\n'],
  ['printf "é"', 0, 'é'],
  ['echo abc | tr a-c x-z | cut -c 2-; echo a:b:c | cut -d : -f 1,3', 0, 'yz\na:c\n'],
  ['echo "one1 two" | sed -E "s#[a-z]+([0-9])#\\1-&#"', 0, '1-one1 two\n'],
  ['printf "1\\n2\\n3\\n" | grep -vE "^(1|3)$"; printf "a+b\\n" | grep "a+b"', 0, '2\na+b\n'],
  ['printf "1\\n2\\n3\\n" | tail -n +2 | head -1', 0, '2\n'],
  ['echo hello | gzip -9 -n | base64 -w 0 | base64 -d | gzip -d', 0, 'hello\n'],
  [
    'd=$(mktemp -d); echo x > "$d/y"; find "$d" -type f -name "y"; rm -rf "$d"; [ -e "$d" ] || echo gone',
    0,
    '/tmp/tmp.0000000001/y\ngone\n',
  ],
  ['command -v rpm && ! command -v dpkg-query', 0, 'rpm\n'],
  ['rpm -q --qf "%{VERSION}\\n" bash; rpm -q nothing', 1, '5.2.15\npackage nothing is not installed\n'],
  ['. /etc/os-release; echo "$ID $VERSION_ID"', 0, 'amzn 2023\n'],
  ['set -o pipefail; false | true; echo $?', 0, '1\n'],
  ['cat /nowhere', 1, ''],
  ['echo x > /nowhere/y', 1, ''],
  ['echo x | grep -P x', 127, ''],
])('%s', async (script, exitCode, stdout) => {
  const { sh } = await machine();
  expect(sh(script)).toMatchObject({ exitCode, stdout });
});

test('files stay on the machine, and go into an image of it unless they are temporary', async () => {
  const { region, id, sh } = await machine();
  sh('mkdir -p /opt/app; echo kept > /opt/app/file; echo gone > /tmp/file');
  expect(sh('cat /opt/app/file /tmp/file').stdout).toBe('kept\ngone\n');
  const { ImageId } = region.call('ec2', 'CreateImage', { InstanceId: id, Name: 'baked' });
  await region.run({ forMs: 600_000 });
  const baked = await launch(region, ImageId);
  expect(region.world.shell(baked, 'cat /opt/app/file; [ -e /tmp/file ] || echo clean').stdout).toBe('kept\nclean\n');
});

test('an update stays in the release that the machine is locked to, unless it asks for the latest', async () => {
  const { region, sh } = await machine();
  const repository = region.world.disks.repositories.get('amzn 2023');
  const [fixed] = repository?.builtFrom('expat') ?? [];
  repository?.publish(
    [{ ...(fixed as NonNullable<typeof fixed>), version: '0:2.6.3-1.amzn2023.0.3' }],
    '2023.12.20261201',
  );
  const release = () => sh('rpm -q --qf "%{RELEASE} " expat; rpm -q --qf "%{VERSION}" system-release').stdout;
  sh('dnf -y upgrade');
  expect(release()).toBe('1.amzn2023.0.2 2023.12.20260930');
  sh('dnf -y upgrade --releasever=latest expat');
  expect(release()).toBe('1.amzn2023.0.3 2023.12.20260930');
  sh('dnf -y upgrade --releasever=latest');
  expect(release()).toBe('1.amzn2023.0.3 2023.12.20261201');
  expect(sh('dnf -y install nginx; rpm -q --qf "%{NAME}" nginx').stdout).toBe('nginx');
});
