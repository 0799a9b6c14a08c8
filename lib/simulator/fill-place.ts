import type { Place } from './dispatch.ts';

/** Puts the region's own account, name and partition where an assembly leaves them open. */
export function fill({ account, region, partition }: Place, text: string): string {
  return text
    .replaceAll('${AWS::AccountId}', account)
    .replaceAll('${AWS::Region}', region)
    .replaceAll('${AWS::Partition}', partition);
}
