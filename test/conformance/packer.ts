// Packer makes an AMI of a machine that it launches, stops and throws away, and finds it taken the second time.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPERATOR_KEY } from '../../lib/simulator/region.ts';
import type { ClientScore, Tell } from './conformance-line.ts';
import { candidates, findProgram } from './find-program.ts';
import { type HostedRegion, hostRegion } from './hosted-region.ts';
import { Tally } from './tally.ts';

export async function buildWithPacker(tell: Tell): Promise<ClientScore | undefined> {
  const found = findProgram(candidates('GOLDSMITH_PACKER', 'packer'), ['version']);
  if (found === undefined) {
    tell({ event: 'skipped', name: 'packer', reason: 'there is no program "packer"; Debian has it in packer' });
    return undefined;
  }
  tell({ event: 'client', name: 'packer', version: found.version });
  const tally = new Tally('packer', tell);
  const home = mkdtempSync(join(tmpdir(), 'goldsmith-packer-'));
  const hosted = await hostRegion(home);
  try {
    const file = join(home, 'template.json');
    writeFileSync(file, JSON.stringify(template(hosted)));
    const packer = (...args: string[]) => run(found.program, [...args, '-machine-readable', file], hosted.environment);
    await counted(tally, 'validate', async () => {
      const { code, text } = await packer('validate');
      assert.equal(code, 0, text);
    });
    await counted(tally, 'build', async () => {
      const { code, text } = await packer('build', '-color=false');
      assert.equal(code, 0, text);
      const [, id] = /artifact,0,id,us-east-1:(ami-[0-9a-f]{17})/.exec(text) ?? [];
      const { Images } = hosted.region.call('ec2', 'DescribeImages', { ImageIds: [id] });
      assert.equal(Images[0].State, 'available');
      assert.deepEqual(Images[0].Tags, [{ Key: 'made-by', Value: 'packer' }]);
    });
    await counted(tally, 'build leaves nothing but the image', async () => {
      const { Reservations } = hosted.region.call('ec2', 'DescribeInstances', {});
      const states = Reservations.flatMap(({ Instances }: any) => Instances.map(({ State }: any) => State.Name));
      assert.deepEqual(states, ['terminated']);
      const { SecurityGroups } = hosted.region.call('ec2', 'DescribeSecurityGroups', {});
      assert.deepEqual(
        SecurityGroups.map(({ GroupName }: any) => GroupName),
        ['default'],
      );
    });
    await counted(tally, 'build of a name that is taken', async () => {
      const { code, text } = await packer('build', '-color=false');
      assert.equal(code, 1, text);
      assert.match(text, /AMI Name: 'golden-by-packer' is used by an existing AMI/);
    });
    await counted(tally, 'build -force', async () => {
      const { code, text } = await packer('build', '-color=false', '-force');
      assert.equal(code, 0, text);
      const { Images } = hosted.region.call('ec2', 'DescribeImages', { Owners: ['self'] });
      assert.equal(Images.length, 1);
    });
  } finally {
    await hosted.host.close();
    rmSync(home, { recursive: true, force: true });
  }
  return tally.score();
}

function template({ host, baseImage, subnetId, region }: HostedRegion): object {
  return {
    builders: [
      {
        type: 'amazon-ebs',
        communicator: 'none',
        custom_endpoint_ec2: host.endpoint,
        access_key: OPERATOR_KEY.accessKeyId,
        secret_key: OPERATOR_KEY.secretAccessKey,
        region: region.place.region,
        skip_metadata_api_check: true,
        source_ami: baseImage,
        instance_type: 't4g.small',
        subnet_id: subnetId,
        ami_name: 'golden-by-packer',
        force_delete_snapshot: true,
        tags: { 'made-by': 'packer' },
        aws_polling: { delay_seconds: 1, max_attempts: 120 },
      },
    ],
  };
}

async function counted(tally: Tally, operation: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    tally.add(operation);
  } catch (error) {
    tally.add(operation, (error as Error).message);
  }
}

function run(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ code: number; text: string }> {
  const env = { ...environment, CHECKPOINT_DISABLE: '1', PACKER_CONFIG_DIR: environment['HOME'] };
  return new Promise((resolve) => {
    execFile(program, args, { env, cwd: environment['HOME'] }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), text: `${stdout}${stderr}` });
    });
  });
}
