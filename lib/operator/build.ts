import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Signal } from '../contract/signal.ts';
import { findImage } from './find-line.ts';
import { followBuild } from './follow-build.ts';
import type { Operator } from './operator.ts';
import { readCoreSettings } from './read-settings.ts';

export interface BuildOptions {
  image: string;
  reason?: string;
  /** Until the version is golden or rejected. */
  wait?: boolean;
  /** How long to wait for that. */
  timeoutSeconds?: number;
}

/** Asks for a build by the signal `manual`; whether one starts is the pipeline's to decide, as for every signal. */
export async function build(operator: Operator, options: BuildOptions): Promise<boolean> {
  const { clients, report } = operator;
  const core = await readCoreSettings(clients.ssm);
  const { image } = await findImage(clients.ssm, options.image);
  const { Arn } = await clients.sts.send(new GetCallerIdentityCommand({}));
  const signal: Signal = {
    kind: 'manual',
    image,
    requestedBy: Arn ?? 'unknown',
    ...(options.reason === undefined ? {} : { reason: options.reason }),
  };
  const { MessageId } = await clients.sqs.send(
    new SendMessageCommand({ QueueUrl: core.signalsQueueUrl, MessageBody: JSON.stringify(signal) }),
  );
  // A signal without an id of its own is known by that of its message.
  const id = MessageId ?? '';
  report({ event: 'sent', image, id });
  if (options.wait !== true) return true;
  return followBuild(operator, core, { image, id, timeoutSeconds: options.timeoutSeconds ?? 3 * 3600 });
}
