import { ServiceError } from '../../../kernel/service-error.ts';
import { changeImage } from '../images.ts';
import { current, type Run } from './build-run.ts';

/** Terminates the stage's instance; one that is gone already is as good. */
export function dismissMachine(run: Run): void {
  const { context } = run;
  const record = current(run);
  if (record.machineId === undefined) return;
  context.state.watched.delete(record.machineId);
  changeImage(context.state, record, {}, { machineId: undefined });
  try {
    context.call('ec2', 'TerminateInstances', { InstanceIds: [record.machineId] });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (error.code !== 'InvalidInstanceID.NotFound') throw error;
  }
}
