// The toolkit stack that `cdk bootstrap` leaves behind, as a template of the resources that the region models: the CLI's own
// template (version 33) without its container repository, its optional key and the roles' trust of other accounts.

const QUALIFIER = 'hnb659fds';
const BOOTSTRAP_VERSION = '33';

const sub = (text: string) => ({ 'Fn::Sub': text });
const statement = (Action: string | readonly string[], Resource: unknown, rest: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});
const policy = (statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });
const roleName = (purpose: string) => sub(`cdk-${QUALIFIER}-${purpose}-role-\${AWS::AccountId}-\${AWS::Region}`);

const OF_ACCOUNT = policy(
  ['sts:AssumeRole', 'sts:TagSession'].map((Action) => ({
    Effect: 'Allow',
    Action,
    Principal: { AWS: { Ref: 'AWS::AccountId' } },
  })),
);

const READ_OBJECTS = ['s3:GetObject*', 's3:GetBucket*', 's3:List*'];
const IN_BUCKET = [sub('${StagingBucket.Arn}'), sub('${StagingBucket.Arn}/*')];

const role = (purpose: string, trust: object, rest: object) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: roleName(purpose),
    AssumeRolePolicyDocument: trust,
    Tags: [{ Key: 'aws-cdk:bootstrap-role', Value: purpose }],
    ...rest,
  },
});

const managed = (name: string) => ({ ManagedPolicyArns: [sub(`arn:\${AWS::Partition}:iam::aws:policy/${name}`)] });
const inline = (name: string, statements: readonly object[]) => ({
  Policies: [{ PolicyName: name, PolicyDocument: policy(statements) }],
});

const publishing = [
  statement(
    [...READ_OBJECTS, 's3:GetEncryptionConfiguration', 's3:DeleteObject*', 's3:PutObject*', 's3:Abort*'],
    IN_BUCKET,
    {
      Condition: { StringEquals: { 'aws:ResourceAccount': [sub('${AWS::AccountId}')] } },
    },
  ),
];

const deploying = [
  statement(
    [
      'CreateChangeSet',
      'DeleteChangeSet',
      'ExecuteChangeSet',
      'CreateStack',
      'UpdateStack',
      'RollbackStack',
      'ContinueUpdateRollback',
    ].map((operation) => `cloudformation:${operation}`),
    '*',
  ),
  statement('iam:PassRole', sub('${CloudFormationExecutionRole.Arn}')),
  statement(['cloudformation:DeleteStack', 'cloudformation:UpdateTerminationProtection', 'sts:GetCallerIdentity'], '*'),
  statement(READ_OBJECTS, IN_BUCKET),
  statement(
    ['ssm:GetParameter', 'ssm:GetParameters'],
    sub('arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter${CdkBootstrapVersion}'),
  ),
];

export const bootstrapTemplate = {
  Description: 'This stack includes resources needed to deploy AWS CDK apps into this environment',
  Resources: {
    StagingBucket: {
      Type: 'AWS::S3::Bucket',
      UpdateReplacePolicy: 'Retain',
      DeletionPolicy: 'Retain',
      Properties: {
        BucketName: sub(`cdk-${QUALIFIER}-assets-\${AWS::AccountId}-\${AWS::Region}`),
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    },
    FilePublishingRole: role('file-publishing', OF_ACCOUNT, inline('default', publishing)),
    ImagePublishingRole: role(
      'image-publishing',
      OF_ACCOUNT,
      inline('default', [statement('ecr:GetAuthorizationToken', '*')]),
    ),
    LookupRole: role('lookup', OF_ACCOUNT, managed('ReadOnlyAccess')),
    DeploymentActionRole: role('deploy', OF_ACCOUNT, {
      ...managed('AWSCloudFormationReadOnlyAccess'),
      ...inline('default', deploying),
    }),
    CloudFormationExecutionRole: role(
      'cfn-exec',
      policy([{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'cloudformation.amazonaws.com' } }]),
      managed('AdministratorAccess'),
    ),
    CdkBootstrapVersion: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Type: 'String', Name: `/cdk-bootstrap/${QUALIFIER}/version`, Value: BOOTSTRAP_VERSION },
    },
  },
  Outputs: {
    BucketName: {
      Description: 'The name of the S3 bucket owned by the CDK toolkit stack',
      Value: { Ref: 'StagingBucket' },
    },
    BucketDomainName: {
      Description: 'The domain name of the S3 bucket owned by the CDK toolkit stack',
      Value: { 'Fn::GetAtt': ['StagingBucket', 'RegionalDomainName'] },
    },
    BootstrapVersion: {
      Description: 'The version of the bootstrap resources that are currently mastered in this stack',
      Value: BOOTSTRAP_VERSION,
    },
  },
};
