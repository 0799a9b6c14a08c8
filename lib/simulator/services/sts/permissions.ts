import type { CallContext, Permission } from '../../kernel/service.ts';
import type { StsState } from './state.ts';

type Judge = (input: any, context: CallContext<StsState>) => readonly Permission[];

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export const permissions: Readonly<Record<string, Judge>> = {
  AssumeRole: (input) => {
    const { RoleArn: resource, ExternalId, RoleSessionName, Tags = [] } = input;
    const asked = { 'sts:ExternalId': ExternalId, 'sts:RoleSessionName': RoleSessionName };
    const tags = {
      'aws:TagKeys': Tags.map(({ Key }: Tag) => Key),
      ...Object.fromEntries(Tags.map(({ Key, Value }: Tag) => [`aws:RequestTag/${Key}`, Value])),
    };
    const own = { action: 'sts:AssumeRole', resource, conditions: { ...asked, ...(Tags.length === 0 ? {} : tags) } };
    return Tags.length === 0 ? [own] : [own, { ...own, action: 'sts:TagSession' }];
  },
  // The token is judged, and not the caller, who need not have a name.
  AssumeRoleWithWebIdentity: () => [],
  // Anyone may ask who they are.
  GetCallerIdentity: () => [],
};
