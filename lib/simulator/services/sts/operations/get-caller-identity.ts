import type { CallContext } from '../../../kernel/service.ts';
import type { StsState } from '../state.ts';

export function getCallerIdentity(_input: object, { caller }: CallContext<StsState>) {
  return { UserId: caller.arn.split(/[/:]/).at(-1), Account: caller.account, Arn: caller.arn };
}
