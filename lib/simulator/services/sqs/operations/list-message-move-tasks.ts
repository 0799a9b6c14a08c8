import type { ListMessageMoveTasksCommandInput, ListMessageMoveTasksCommandOutput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import type { SqsState } from '../state.ts';

export function listMessageMoveTasks(
  input: ListMessageMoveTasksCommandInput,
  { state }: CallContext<SqsState>,
): Partial<ListMessageMoveTasksCommandOutput> {
  const tasks = state.moves.filter(({ sourceArn }) => sourceArn === input.SourceArn);
  return {
    Results: tasks.slice(0, input.MaxResults ?? 1).map((task) => ({
      Status: 'COMPLETED',
      SourceArn: task.sourceArn,
      ...(task.destinationArn === undefined ? {} : { DestinationArn: task.destinationArn }),
      ApproximateNumberOfMessagesMoved: task.moved,
      ApproximateNumberOfMessagesToMove: task.moved,
      StartedTimestamp: task.startedMs,
    })),
  };
}
