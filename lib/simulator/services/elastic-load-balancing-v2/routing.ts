import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';

/** Actions in one line for the journal, e.g. `forward web 95, web-canary 5`. */
export function describeRouting(actions: readonly Action[]): string {
  return actions
    .map((action) => {
      const groups = action.ForwardConfig?.TargetGroups;
      if (groups === undefined) return action.Type ?? '';
      const parts = groups.map(({ TargetGroupArn, Weight }) => `${TargetGroupArn?.split('/')[1]} ${Weight}`);
      return `forward ${parts.join(', ')}`;
    })
    .join('; ');
}
