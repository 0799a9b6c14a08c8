import { EC2Client, RunInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import {
  CancelCommandCommand,
  CreateDocumentCommand,
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  SendCommandCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { newRegion } from '../../new-region.ts';

async function launched() {
  const made = newRegion();
  const { region, baseImage } = made;
  region.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'managed' });
  const ec2 = region.client(EC2Client);
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ImageId: baseImage,
      InstanceType: 't4g.small',
      MinCount: 1,
      MaxCount: 1,
      IamInstanceProfile: { Name: 'managed' },
    }),
  );
  const instanceId = Instances?.[0]?.InstanceId as string;
  const ssm = region.client(SSMClient);
  const send = async (script: string, TimeoutSeconds?: number) => {
    const { Command } = await ssm.send(
      new SendCommandCommand({
        InstanceIds: [instanceId],
        DocumentName: 'AWS-RunShellScript',
        Parameters: { commands: [script] },
        TimeoutSeconds,
      }),
    );
    return Command?.CommandId as string;
  };
  const invocation = (CommandId: string) =>
    ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId: instanceId }));
  const status = async (CommandId: string) =>
    (await ssm.send(new ListCommandsCommand({ CommandId }))).Commands?.[0]?.Status;
  return { ...made, ec2, ssm, instanceId, send, invocation, status };
}

test('an instance takes commands once its agent is up', async () => {
  const { region, ssm, send, invocation, status, instanceId } = await launched();
  const events: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind === 'event' && entry.source === 'aws.ssm') events.push(entry.type);
  });
  await expect(send('true')).rejects.toMatchObject({ name: 'InvalidInstanceId' });
  await region.run({ forMs: 180_000 });
  const { InstanceInformationList } = await ssm.send(new DescribeInstanceInformationCommand({}));
  expect(InstanceInformationList?.[0]).toMatchObject({ InstanceId: instanceId, PingStatus: 'Online' });
  const id = await send('true');
  await expect(invocation('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
    name: 'InvocationDoesNotExist',
  });
  await region.run({ forMs: 120_000 });
  expect(await invocation(id)).toMatchObject({ Status: 'Success', ResponseCode: 0 });
  expect(await status(id)).toBe('Success');
  expect(new Set(events)).toEqual(
    new Set(['EC2 Command Status-change Notification', 'EC2 Command Invocation Status-change Notification']),
  );
});

test('a script that fails says so', async () => {
  const { region, send, invocation, status } = await launched();
  await region.run({ forMs: 180_000 });
  const id = await send('no-such-program --now');
  await region.run({ forMs: 120_000 });
  expect(await invocation(id)).toMatchObject({ Status: 'Failed', ResponseCode: 127 });
  expect(await status(id)).toBe('Failed');
});

test('a command that is lost on its way times out', async () => {
  const { region, send, invocation } = await launched();
  await region.run({ forMs: 180_000 });
  region.faults.switchOn({ name: 'command-lost', rate: 1 });
  const id = await send('true', 60);
  await region.run({ forMs: 30_000 });
  expect(await invocation(id)).toMatchObject({ Status: 'Pending', ResponseCode: -1 });
  await region.run({ forMs: 60_000 });
  expect(await invocation(id)).toMatchObject({ Status: 'TimedOut', StatusDetails: 'DeliveryTimedOut' });
});

test('a command can be cancelled, and one to a machine that is gone is refused', async () => {
  const { region, ec2, ssm, send, invocation, instanceId } = await launched();
  await region.run({ forMs: 180_000 });
  region.faults.switchOn({ name: 'command-lost', rate: 1 });
  const id = await send('true');
  await region.run({ forMs: 10_000 });
  await ssm.send(new CancelCommandCommand({ CommandId: id }));
  expect(await invocation(id)).toMatchObject({ Status: 'Cancelled' });
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }));
  await expect(send('true')).rejects.toMatchObject({ name: 'InvalidInstanceId' });
});

test('of several steps each is asked for by its name, and one that fails does not stop the others', async () => {
  const { region, ssm, instanceId } = await launched();
  await region.run({ forMs: 180_000 });
  const step = (name: string, line: string) => ({
    action: 'aws:runShellScript',
    name,
    inputs: { runCommand: [line] },
  });
  const steps = [step('first', 'echo one'), step('second', 'false'), step('third', 'echo three')];
  const Content = JSON.stringify({ schemaVersion: '2.2', mainSteps: steps });
  await ssm.send(new CreateDocumentCommand({ Name: 'three-steps', Content, DocumentType: 'Command' }));
  const sent = await ssm.send(new SendCommandCommand({ InstanceIds: [instanceId], DocumentName: 'three-steps' }));
  const asked = { CommandId: sent.Command?.CommandId, InstanceId: instanceId };
  await region.run({ forMs: 120_000 });
  const answerOf = (PluginName?: string) => ssm.send(new GetCommandInvocationCommand({ ...asked, PluginName }));
  await expect(answerOf()).rejects.toMatchObject({ name: 'InvalidPluginName' });
  expect(await answerOf('first')).toMatchObject({ Status: 'Success', StandardOutputContent: 'one\n' });
  expect(await answerOf('second')).toMatchObject({ Status: 'Failed', ResponseCode: 1 });
  expect(await answerOf('third')).toMatchObject({ Status: 'Success', StandardOutputContent: 'three\n' });
  const { CommandInvocations } = await ssm.send(new ListCommandInvocationsCommand({ ...asked, Details: true }));
  expect(CommandInvocations?.[0]).toMatchObject({
    Status: 'Failed',
    CommandPlugins: [{ Name: 'first' }, { Name: 'second', Status: 'Failed' }, { Name: 'third' }],
  });
});

test('a command whose steps print more than an answer holds is never heard of again', async () => {
  const { region, ssm, instanceId, status } = await launched();
  await region.run({ forMs: 180_000 });
  const run = async (steps: number) => {
    const mainSteps = Array.from({ length: steps }, (_, at) => ({
      action: 'aws:runShellScript',
      name: `step-${at}`,
      inputs: { runCommand: ['echo {{ text }}'], timeoutSeconds: '300' },
    }));
    const parameters = { text: { type: 'String' } };
    const Content = JSON.stringify({ schemaVersion: '2.2', parameters, mainSteps });
    const Name = `prints-${steps}`;
    await ssm.send(new CreateDocumentCommand({ Name, Content, DocumentType: 'Command' }));
    const Parameters = { text: ['x'.repeat(20_000)] };
    const sent = await ssm.send(
      new SendCommandCommand({ InstanceIds: [instanceId], DocumentName: Name, Parameters, TimeoutSeconds: 60 }),
    );
    return sent.Command?.CommandId as string;
  };
  const [five, six] = [await run(5), await run(6)];
  await region.run({ forMs: 120_000 });
  expect([await status(five), await status(six)]).toEqual(['Success', 'InProgress']);
  await region.run({ forMs: 600_000 });
  expect(await status(six)).toBe('TimedOut');
});
