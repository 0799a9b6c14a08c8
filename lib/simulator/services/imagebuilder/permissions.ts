// Image Builder judges most calls on the ARN that the input names.

import type { CallContext, Permission, ServiceDefinition } from '../../kernel/service.ts';
import { arnName, makeArn } from './arns.ts';
import type { ImagebuilderState } from './state.ts';

type Context = CallContext<ImagebuilderState>;

const PREFIX = 'imagebuilder';

/** The member of the input that holds the ARN of the resource. */
const BY_ARN: Readonly<Record<string, string>> = {
  GetImagePipeline: 'imagePipelineArn',
  DeleteImagePipeline: 'imagePipelineArn',
  ListImagePipelineImages: 'imagePipelineArn',
  GetImage: 'imageBuildVersionArn',
  CancelImageCreation: 'imageBuildVersionArn',
  RetryImage: 'imageBuildVersionArn',
  DeleteImage: 'imageBuildVersionArn',
  ListWorkflowExecutions: 'imageBuildVersionArn',
  ListImageBuildVersions: 'imageVersionArn',
  GetComponent: 'componentBuildVersionArn',
  DeleteComponent: 'componentBuildVersionArn',
  ListComponentBuildVersions: 'componentVersionArn',
  GetImageRecipe: 'imageRecipeArn',
  DeleteImageRecipe: 'imageRecipeArn',
  GetInfrastructureConfiguration: 'infrastructureConfigurationArn',
  UpdateInfrastructureConfiguration: 'infrastructureConfigurationArn',
  DeleteInfrastructureConfiguration: 'infrastructureConfigurationArn',
  GetDistributionConfiguration: 'distributionConfigurationArn',
  UpdateDistributionConfiguration: 'distributionConfigurationArn',
  DeleteDistributionConfiguration: 'distributionConfigurationArn',
  TagResource: 'resourceArn',
  UntagResource: 'resourceArn',
  ListTagsForResource: 'resourceArn',
};

/** What a creating call makes, by the name in its input. */
const BY_NAME: Readonly<Record<string, string>> = {
  CreateComponent: 'component',
  CreateImageRecipe: 'image-recipe',
  CreateInfrastructureConfiguration: 'infrastructure-configuration',
  CreateDistributionConfiguration: 'distribution-configuration',
  CreateImagePipeline: 'image-pipeline',
};

function creation(operation: string, type: string) {
  return (input: any, context: Context): Permission[] => {
    const path = [arnName(input.name ?? ''), ...(input.semanticVersion === undefined ? [] : [input.semanticVersion])];
    const resource = makeArn(context, type, type === 'component' ? [...path, 1] : path);
    const tags = (input.tags ?? {}) as Record<string, string>;
    const conditions = {
      ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])),
      'aws:TagKeys': Object.keys(tags),
    };
    const own = [{ action: `${PREFIX}:${operation}`, resource, conditions }];
    return Object.keys(tags).length === 0 ? own : [...own, { action: `${PREFIX}:TagResource`, resource, conditions }];
  };
}

/** What a call reads besides, by the members of its input that name it: dependent actions of the reference. */
const READS: Readonly<Record<string, string>> = {
  imageRecipeArn: 'GetImageRecipe',
  infrastructureConfigurationArn: 'GetInfrastructureConfiguration',
  distributionConfigurationArn: 'GetDistributionConfiguration',
};

function reads(input: any): Permission[] {
  return Object.entries(READS).flatMap(([member, action]) =>
    input[member] === undefined ? [] : [{ action: `${PREFIX}:${action}`, resource: input[member] }],
  );
}

function recipeReads(input: { parentImage?: string; components?: { componentArn?: string }[] }): Permission[] {
  const components = (input.components ?? []).map(({ componentArn = '*' }) => ({
    action: `${PREFIX}:GetComponent`,
    resource: componentArn,
  }));
  const parent = input.parentImage ?? '';
  if (/^arn:[^:]+:imagebuilder:/.test(parent)) components.push({ action: `${PREFIX}:GetImage`, resource: parent });
  return [...components, { action: 'ec2:DescribeImages', resource: '*' }];
}

/** A role that runs workflows in place of the service's own. */
const passExecutionRole = (role: string | undefined): Permission[] =>
  role === undefined
    ? []
    : [
        {
          action: 'iam:PassRole',
          resource: role,
          conditions: { 'iam:PassedToService': 'imagebuilder.amazonaws.com' },
        },
      ];

/** An infrastructure configuration hands a role to instances that Image Builder launches. */
function passRole(input: { instanceProfileName?: string }, context: Context): Permission[] {
  if (input.instanceProfileName === undefined) return [];
  try {
    const InstanceProfileName = input.instanceProfileName;
    const { InstanceProfile } = context.call('iam', 'GetInstanceProfile', { InstanceProfileName });
    return (InstanceProfile.Roles as { Arn: string }[]).map(({ Arn }) => ({
      action: 'iam:PassRole',
      resource: Arn,
      conditions: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    }));
  } catch {
    return [];
  }
}

const byArn = Object.fromEntries(
  Object.entries(BY_ARN).map(([operation, member]) => [
    operation,
    (input: any): Permission[] => [{ action: `${PREFIX}:${operation}`, resource: input[member] ?? '*' }],
  ]),
);

const byName = Object.fromEntries(
  Object.entries(BY_NAME).map(([operation, type]) => [operation, creation(operation, type)]),
);

const infrastructure = 'infrastructure-configuration';

export const permissions: NonNullable<ServiceDefinition<ImagebuilderState>['permissions']> = {
  ...byArn,
  ...byName,
  // A dependent action of the other, says the Service Authorization Reference.
  StartImagePipelineExecution: ({ imagePipelineArn: resource }) =>
    ['StartImagePipelineExecution', 'GetImagePipeline'].map((name) => ({ action: `${PREFIX}:${name}`, resource })),
  CreateImageRecipe: (input, context) => [
    ...creation('CreateImageRecipe', 'image-recipe')(input, context),
    ...recipeReads(input),
  ],
  CreateImagePipeline: (input, context) => [
    ...creation('CreateImagePipeline', 'image-pipeline')(input, context),
    ...reads(input),
    ...passExecutionRole(input.executionRole),
  ],
  UpdateImagePipeline: (input) => [
    { action: `${PREFIX}:UpdateImagePipeline`, resource: input.imagePipelineArn },
    ...passExecutionRole(input.executionRole),
  ],
  CreateImage: (input, context) => [
    { action: `${PREFIX}:CreateImage`, resource: makeArn(context, 'image', ['*', '*', '*']) },
    ...reads(input),
    ...passExecutionRole(input.executionRole),
  ],
  CreateInfrastructureConfiguration: (input, context) => [
    ...creation('CreateInfrastructureConfiguration', infrastructure)(input, context),
    ...passRole(input, context),
  ],
  UpdateInfrastructureConfiguration: (input, context) => [
    { action: `${PREFIX}:UpdateInfrastructureConfiguration`, resource: input.infrastructureConfigurationArn },
    ...passRole(input, context),
  ],
};
