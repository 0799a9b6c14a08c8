import type { ListWorkflowExecutionsRequest, ListWorkflowExecutionsResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import { page } from '../pages.ts';
import type { ImagebuilderState, WorkflowRecord } from '../state.ts';

/** One execution per stage; their steps are not modelled. */
export function listWorkflowExecutions(
  input: ListWorkflowExecutionsRequest,
  context: CallContext<ImagebuilderState>,
): ListWorkflowExecutionsResponse {
  const arn = input.imageBuildVersionArn ?? '';
  const record = context.state.images.get(arn);
  if (record === undefined) throw notFound(arn);
  const { items, ...next } = page(record.workflows, input);
  const { reason } = record.image.state ?? {};
  return {
    requestId: context.requestId,
    imageBuildVersionArn: arn,
    workflowExecutions: items.map((workflow) => ({
      workflowExecutionId: workflow.id,
      workflowBuildVersionArn: workflowArn(workflow, context),
      type: workflow.type,
      status: workflow.status,
      startTime: new Date(workflow.startedAtMs).toISOString(),
      ...(workflow.endedAtMs === undefined ? {} : { endTime: new Date(workflow.endedAtMs).toISOString() }),
      ...(workflow.status === 'FAILED' && reason !== undefined ? { message: reason } : {}),
    })),
    ...next,
  };
}

function workflowArn({ type }: WorkflowRecord, { partition, region }: CallContext<ImagebuilderState>): string {
  const name = { BUILD: 'build/build-image', TEST: 'test/test-image', DISTRIBUTION: 'distribution/distribute-image' };
  return `arn:${partition}:imagebuilder:${region}:aws:workflow/${name[type]}/1.0.3/1`;
}
