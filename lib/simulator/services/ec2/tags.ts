import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { Caller } from '../../kernel/caller.ts';
import { invalidParameterValue, other } from './errors.ts';

const MAX_TAGS = 50;

/** The tags that a request asks for on one type of resource. */
export function tagsFor(specifications: readonly TagSpecification[] | undefined, resourceType: string): Tag[] {
  return mergeTags(
    [],
    (specifications ?? []).filter((one) => one.ResourceType === resourceType).flatMap((one) => one.Tags ?? []),
  );
}

/** Later tags win over earlier ones of the same key. */
export function mergeTags(earlier: readonly Tag[], later: readonly Tag[]): Tag[] {
  const byKey = new Map<string, string>();
  for (const { Key, Value } of [...earlier, ...later]) byKey.set(Key ?? '', Value ?? '');
  return [...byKey].map(([Key, Value]) => ({ Key, Value }));
}

/** @throws when a user asks for tags that EC2 refuses; services of the region may write keys with `aws:` */
export function checkTags(tags: readonly Tag[], caller: Caller): void {
  for (const { Key = '', Value = '' } of tags) {
    if (Key === '' || Key.length > 128) throw invalidParameterValue(`Tag key '${Key}' must have 1 to 128 characters.`);
    if (Value.length > 256) throw invalidParameterValue(`Tag value exceeds the maximum length of 256 characters.`);
    if (caller.kind !== 'service' && /^aws:/i.test(Key)) {
      throw invalidParameterValue("Tag keys starting with 'aws:' are reserved for internal use");
    }
  }
  if (tags.filter(({ Key }) => !Key?.startsWith('aws:')).length > MAX_TAGS) {
    throw other('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.');
  }
}
