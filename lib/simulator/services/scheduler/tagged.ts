import { validation } from './errors.ts';
import { findGroup, type Group, type SchedulerState } from './state.ts';

/** Only groups carry tags. */
export function taggedGroup(context: { state: SchedulerState }, arn: string): Group {
  const name = /:schedule-group\/([^/]+)$/.exec(arn)?.[1];
  if (name === undefined) throw validation(`Provided ResourceArn ${arn} is not in correct format.`);
  return findGroup(context, name);
}
