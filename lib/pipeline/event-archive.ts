import { Stack } from 'aws-cdk-lib';
import { CfnArchive } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { EVENT_SOURCE, PREFIX } from '../contract/names.ts';
import { stateMachineArn } from './state-machine.ts';

/** As long as the queue keeps signals: what was missed for longer, the polls have found. */
const RETENTION_DAYS = 14;

/**
 * Keeps the events that Goldsmith acts on, so that those that it missed can be replayed. Whoever hears one again finds it done: a
 * cause is built for once, an execution is started once by its name, a wait is resumed once.
 */
export class EventArchive extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = Stack.of(this);
    const images = stack.formatArn({ service: 'imagebuilder', resource: 'image', resourceName: `${PREFIX}-` });
    new CfnArchive(this, 'Archive', {
      archiveName: PREFIX,
      description: 'Events that Goldsmith acts on',
      sourceArn: stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
      retentionDays: RETENTION_DAYS,
      eventPattern: {
        account: [stack.account],
        $or: [
          { source: [EVENT_SOURCE] },
          { source: ['aws.inspector2'], 'detail-type': ['Inspector2 Finding'] },
          { source: ['aws.imagebuilder'], resources: [{ prefix: images }] },
          { source: ['aws.ssm'], detail: { 'document-name': [{ prefix: `${PREFIX}-` }] } },
          { source: ['aws.autoscaling'], 'detail-type': [{ prefix: 'EC2 Auto Scaling Instance Refresh' }] },
          { source: ['aws.states'], detail: { stateMachineArn: [{ prefix: stateMachineArn(this, '') }] } },
        ],
      },
    });
  }
}
