// Policies of AWS that templates of ours and of the CDK attach. Only actions of services that the region has are written down;
// the rest of their contents (Systems Manager's message channels, say) is not judged here, for no role of the region calls it.

import { writeManaged } from './lookup.ts';
import type { IamState } from './state.ts';

const allow = (actions: readonly string[] | string, resource: string | readonly string[] = '*') => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
});

const POLICIES: Readonly<Record<string, readonly object[]>> = {
  AdministratorAccess: [allow('*')],
  ReadOnlyAccess: [
    allow(['autoscaling:Describe*', 'cloudformation:Describe*', 'cloudformation:Get*', 'cloudformation:List*']),
    allow(['ec2:Describe*', 'elasticloadbalancing:Describe*', 's3:Get*', 's3:List*', 'ssm:Describe*', 'ssm:Get*']),
  ],
  AWSCloudFormationReadOnlyAccess: [
    allow([
      'cloudformation:Describe*',
      'cloudformation:EstimateTemplateCost',
      'cloudformation:Get*',
      'cloudformation:List*',
      'cloudformation:ValidateTemplate',
      'cloudformation:Detect*',
    ]),
  ],
  AmazonSSMManagedInstanceCore: [
    allow([
      'ssm:DescribeAssociation',
      'ssm:GetDeployablePatchSnapshotForInstance',
      'ssm:GetDocument',
      'ssm:DescribeDocument',
      'ssm:GetManifest',
      'ssm:GetParameter',
      'ssm:GetParameters',
      'ssm:ListAssociations',
      'ssm:ListInstanceAssociations',
      'ssm:PutInventory',
      'ssm:PutComplianceItems',
      'ssm:PutConfigurePackageResult',
      'ssm:UpdateAssociationStatus',
      'ssm:UpdateInstanceAssociationStatus',
      'ssm:UpdateInstanceInformation',
    ]),
  ],
  EC2InstanceProfileForImageBuilder: [
    allow(['imagebuilder:GetComponent']),
    allow('s3:GetObject'),
    allow(
      ['logs:CreateLogStream', 'logs:CreateLogGroup', 'logs:PutLogEvents'],
      'arn:aws:logs:*:*:log-group:/aws/imagebuilder/*',
    ),
  ],
  'service-role/AWSLambdaBasicExecutionRole': [
    allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']),
  ],
};

export function addAwsPolicies(state: IamState, nowMs: number): void {
  const created = new Date(nowMs);
  for (const [name, statements] of Object.entries(POLICIES)) {
    const path = name.includes('/') ? `/${name.slice(0, name.lastIndexOf('/') + 1)}` : '/';
    const short = name.slice(name.lastIndexOf('/') + 1);
    const arn = `arn:aws:iam::aws:policy${path}${short}`;
    const policy = writeManaged(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
    state.policies.set(arn, {
      name: short,
      path,
      arn,
      id: `ANPA${short
        .toUpperCase()
        .replaceAll(/[^A-Z]/g, '')
        .padEnd(17, 'A')
        .slice(0, 17)}`,
      created,
      description: undefined,
      versions: [{ id: 'v1', policy, created }],
      defaultVersion: 'v1',
      tags: [],
    });
  }
}
