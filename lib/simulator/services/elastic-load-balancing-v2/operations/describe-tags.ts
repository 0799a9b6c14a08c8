import type { DescribeTagsCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import type { ElbState } from '../state.ts';
import { tagsOf } from '../tags.ts';

export function describeTags(input: DescribeTagsCommandInput, { state }: CallContext<ElbState>) {
  return { TagDescriptions: (input.ResourceArns ?? []).map((arn) => ({ ResourceArn: arn, Tags: tagsOf(state, arn) })) };
}
