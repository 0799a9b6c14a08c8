import type { LambdaFunction } from './state.ts';

export function policyText(fn: LambdaFunction): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: [...fn.policy.values()] });
}
