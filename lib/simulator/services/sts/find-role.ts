import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { StsState } from './state.ts';

export interface FoundRole {
  readonly Arn: string;
  readonly RoleId: string;
  readonly RoleName: string;
  readonly MaxSessionDuration: number;
  /** URL-encoded. */
  readonly AssumeRolePolicyDocument: string;
}

/** @returns undefined when there is none, or none yet that the region knows of */
export function findRole(roleArn: string, context: ServiceContext<StsState>): FoundRole | undefined {
  try {
    const { Role } = context.call<{ Role: FoundRole }>('iam', 'GetRole', { RoleName: roleArn.split('/').at(-1) ?? '' });
    return Role.Arn === roleArn ? Role : undefined;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'NoSuchEntity') return undefined;
    throw error;
  }
}
