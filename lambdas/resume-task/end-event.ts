import * as z from 'zod';

const envelope = { time: z.string(), resources: z.array(z.string()) };

/** The events that end waits. Each names what ended; what came of it is read from the service itself. */
export const EndEvent = z.discriminatedUnion('source', [
  z.object({ ...envelope, source: z.literal('aws.imagebuilder'), detail: z.looseObject({}) }),
  z.object({ ...envelope, source: z.literal('aws.ssm'), detail: z.looseObject({ 'command-id': z.string() }) }),
  z.object({
    ...envelope,
    source: z.literal('aws.autoscaling'),
    detail: z.looseObject({ InstanceRefreshId: z.string() }),
  }),
]);
export type EndEvent = z.infer<typeof EndEvent>;

/** What waits are keyed by: the ARN of an image build, the id of a command or of an instance refresh. */
export function subjectOf(event: EndEvent): string {
  if (event.source === 'aws.ssm') return event.detail['command-id'];
  if (event.source === 'aws.autoscaling') return event.detail.InstanceRefreshId;
  const arn = event.resources[0];
  if (arn === undefined) throw new Error('cannot tell what ended: the event of Image Builder names no image');
  return arn;
}
