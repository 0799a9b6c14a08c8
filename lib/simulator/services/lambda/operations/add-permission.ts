import type { CallContext } from '../../../kernel/service.ts';
import { conflict, invalidParameter } from '../errors.ts';
import { requireVersion } from '../functions.ts';
import type { LambdaState, PolicyStatement } from '../state.ts';

export function addPermission(input: any, context: CallContext<LambdaState>) {
  const { fn, arn } = requireVersion(context, input);
  if (fn.policy.has(input.StatementId)) {
    throw conflict(
      `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
    );
  }
  const statement: PolicyStatement = {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: principalOf(input.Principal, context),
    Action: input.Action,
    Resource: arn,
    ...conditionOf(input),
  };
  fn.policy.set(statement.Sid, statement);
  return { Statement: JSON.stringify(statement) };
}

function principalOf(principal: string, { partition }: CallContext<LambdaState>): unknown {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:${partition}:iam::${principal}:root` };
  if (principal.startsWith('arn:')) return { AWS: principal };
  if (/^[a-z0-9.-]+\.amazonaws\.com$/.test(principal)) return { Service: principal };
  throw invalidParameter('The provided principal was invalid. Please check the principal and try again.');
}

function conditionOf(input: any): Pick<PolicyStatement, 'Condition'> {
  const equals = {
    ...(input.SourceAccount === undefined ? {} : { 'AWS:SourceAccount': input.SourceAccount }),
    ...(input.PrincipalOrgID === undefined ? {} : { 'aws:PrincipalOrgID': input.PrincipalOrgID }),
  };
  const condition = {
    ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
    ...(input.SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': input.SourceArn } }),
  };
  return Object.keys(condition).length === 0 ? {} : { Condition: condition };
}
