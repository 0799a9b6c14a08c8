import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  LabelParameterVersionCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { newRegion, vendor } from '../../new-region.ts';

test('a parameter is overwritten only when asked, and every version stays readable', async () => {
  const { region } = newRegion();
  const ssm = region.client(SSMClient);
  const put = (Value: string, Overwrite?: boolean) =>
    ssm.send(new PutParameterCommand({ Name: '/app/colour', Value, Type: 'String', Overwrite }));
  const get = async (Name: string) => (await ssm.send(new GetParameterCommand({ Name }))).Parameter;
  expect(await put('red')).toMatchObject({ Version: 1, Tier: 'Standard' });
  await expect(put('blue')).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
  expect(await put('blue', true)).toMatchObject({ Version: 2 });
  expect(await get('/app/colour')).toMatchObject({ Value: 'blue', Version: 2 });
  expect(await get('/app/colour:1')).toMatchObject({ Value: 'red', Selector: ':1' });
  await ssm.send(new LabelParameterVersionCommand({ Name: '/app/colour', ParameterVersion: 1, Labels: ['good'] }));
  expect(await get('/app/colour:good')).toMatchObject({ Value: 'red' });
  expect(await get('arn:aws:ssm:us-east-1:111122223333:parameter/app/colour')).toMatchObject({ Value: 'blue' });
  await expect(get('/app/colour:3')).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
  await ssm.send(new DeleteParameterCommand({ Name: '/app/colour' }));
  await expect(get('/app/colour')).rejects.toMatchObject({ name: 'ParameterNotFound' });
});

test('an AMI id is readable only once it was validated', async () => {
  const { region, baseImage } = newRegion();
  const ssm = region.client(SSMClient);
  const changes: unknown[] = [];
  region.journal.listen((entry) => {
    if (entry.kind === 'event' && entry.type === 'Parameter Store Change') changes.push(entry.atMs);
  });
  const Name = '/goldsmith/images/web/golden';
  const put = (Value: string) =>
    ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', DataType: 'aws:ec2:image', Overwrite: true }));
  const get = async () => (await ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value;
  expect(await put(baseImage)).toMatchObject({ Version: 1 });
  await expect(get()).rejects.toMatchObject({ name: 'ParameterNotFound' });
  await region.run({ forMs: 10_000 });
  expect(await get()).toBe(baseImage);
  expect(await put('ami-0123456789abcdef0')).toMatchObject({ Version: 2 });
  await region.run({ forMs: 10_000 });
  expect(await get()).toBe(baseImage);
  expect(changes).toHaveLength(2);
  await expect(put('latest')).rejects.toMatchObject({ name: 'ValidationException' });
});

test('public parameters are written by AWS alone and read by everyone', async () => {
  const { region, baseImage } = newRegion();
  const ssm = region.client(SSMClient);
  const Name = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64';
  await expect(ssm.send(new PutParameterCommand({ Name, Value: baseImage, Type: 'String' }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
  region.call('ssm', 'PutParameter', { Name, Value: baseImage, Type: 'String' }, vendor);
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
  expect(Parameter).toMatchObject({ Value: baseImage, ARN: `arn:aws:ssm:us-east-1::parameter${Name}` });
});

test('parameters below a path come in pages', async () => {
  const { region } = newRegion();
  const ssm = region.client(SSMClient);
  for (let i = 0; i < 12; i++) {
    const Name = `/fleets/f${String(i).padStart(2, '0')}/image`;
    await ssm.send(new PutParameterCommand({ Name, Value: 'x', Type: 'String' }));
  }
  const first = await ssm.send(new GetParametersByPathCommand({ Path: '/fleets', Recursive: true }));
  expect(first.Parameters).toHaveLength(10);
  const { NextToken } = first;
  const second = await ssm.send(new GetParametersByPathCommand({ Path: '/fleets', Recursive: true, NextToken }));
  expect(second.Parameters?.map((one) => one.Name)).toEqual(['/fleets/f10/image', '/fleets/f11/image']);
  expect(second.NextToken).toBeUndefined();
  const flat = await ssm.send(new GetParametersByPathCommand({ Path: '/fleets' }));
  expect(flat.Parameters).toEqual([]);
});
