import { Stack, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Says for each wildcard in a role's policies why it cannot be narrower: the resource as the statement has it, and the reason.
 * A wildcard without a reason stays a finding of cdk-nag.
 */
export function acknowledgeWildcards(scope: Construct, reasons: Readonly<Record<string, string>>): void {
  const stack = Stack.of(scope);
  for (const [resource, reason] of Object.entries(reasons)) {
    Validations.of(scope).acknowledge({ id: `AwsSolutions-IAM5[Resource::${flat(stack.resolve(resource))}]`, reason });
  }
}

/** As cdk-nag writes references into the ids of its findings: `arn:<AWS::Partition>:…`. */
function flat(value: any): string {
  if (typeof value === 'string') return value;
  if (value.Ref !== undefined) return `<${value.Ref}>`;
  if (value['Fn::GetAtt'] !== undefined) return `<${value['Fn::GetAtt'].join('.')}>`;
  if (value['Fn::Join'] !== undefined) {
    const [delimiter, parts] = value['Fn::Join'] as [string, unknown[]];
    return parts.map(flat).join(delimiter);
  }
  return JSON.stringify(value);
}
