// Where a build stands, and going on only when it still stands there: it may have been cancelled, failed or retried.

import type { ImageStatus } from '@aws-sdk/client-imagebuilder';
import type { ServiceContext } from '../../../kernel/service.ts';
import { changeImage } from '../images.ts';
import type { ImagebuilderState, ImageRecord, WorkflowRecord } from '../state.ts';

type Context = ServiceContext<ImagebuilderState>;

/** One run through the stages; a retry is another. */
export interface Run {
  readonly context: Context;
  readonly arn: string;
  readonly attempt: number;
}

export function current({ context, arn }: Run): ImageRecord {
  return context.state.images.get(arn) as ImageRecord;
}

/** Whether the run still stands where its next step expects it. */
export function stands(run: Run, status: ImageStatus): boolean {
  const record = run.context.state.images.get(run.arn);
  return record !== undefined && record.attempt === run.attempt && record.image.state?.status === status;
}

export function later(run: Run, wait: { status: ImageStatus; delayMs: number }, then: () => void): void {
  run.context.clock.after(wait.delayMs, `${run.arn} goes on`, () => {
    if (stands(run, wait.status)) then();
  });
}

export function beginWorkflow(run: Run, type: WorkflowRecord['type']): void {
  const id = `wf-${run.context.ids.uuid()}`;
  const began = { id, type, status: 'RUNNING' as const, startedAtMs: run.context.clock.nowMs, endedAtMs: undefined };
  const record = current(run);
  changeImage(run.context.state, record, {}, { workflows: [...record.workflows, began] });
}

export function endWorkflow(run: Run, status: WorkflowRecord['status']): void {
  const record = current(run);
  const workflows = record.workflows.map((workflow) =>
    workflow.status === 'RUNNING' ? { ...workflow, status, endedAtMs: run.context.clock.nowMs } : workflow,
  );
  changeImage(run.context.state, record, {}, { workflows });
}
