import type { CallContext } from '../../../kernel/service.ts';
import { groupArn, nameIn } from '../groups.ts';
import type { LogsState } from '../state.ts';

export function describeLogGroups(input: any, context: CallContext<LogsState>) {
  const identified: string[] | undefined = input.logGroupIdentifiers?.map(nameIn);
  const wanted = [...context.state.groups.values()]
    .filter(
      ({ name }) =>
        name.startsWith(input.logGroupNamePrefix ?? '') &&
        name.includes(input.logGroupNamePattern ?? '') &&
        (identified?.includes(name) ?? true),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const from = input.nextToken === undefined ? 0 : Number(input.nextToken);
  const to = from + (input.limit ?? 50);
  return {
    logGroups: wanted.slice(from, to).map((group) => ({
      logGroupName: group.name,
      creationTime: group.createdMs,
      retentionInDays: group.retentionDays,
      metricFilterCount: 0,
      arn: `${groupArn(group.name, context)}:*`,
      logGroupArn: groupArn(group.name, context),
      storedBytes: 0,
      kmsKeyId: group.kmsKeyId,
      logGroupClass: 'STANDARD',
    })),
    nextToken: to < wanted.length ? String(to) : undefined,
  };
}
