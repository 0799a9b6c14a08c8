import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { INSTANCE_ROLE_PATH, LIST_PACKAGES_DOCUMENT, PREFIX, PROVE_DOCUMENT, tagKeys } from '../contract/names.ts';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { CleanUp } from './clean-up.ts';
import { EC2_SERVICES } from './ec2-services.ts';
import type { Ledger } from './ledger.ts';
import type { ListPackagesDocument } from './list-packages-document.ts';
import type { ProveDocument } from './prove-document.ts';
import { parameterArn } from './receive-signal.ts';
import { StateMachine } from './state-machine.ts';
import type { WriteBill } from './write-bill.ts';

export interface BuildImageProps {
  readonly ledger: Ledger;
  readonly cleanUp: CleanUp;
  readonly proveDocument: ProveDocument;
  readonly listPackagesDocument: ListPackagesDocument;
  readonly writeBill: WriteBill;
  readonly releaseImage: { readonly stateMachineArn: string };
}

/** The machine of which one execution is one build of one image. */
export class BuildImage extends Construct {
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, props: BuildImageProps) {
    super(scope, id);
    const machine = new StateMachine(this, 'StateMachine', {
      name: 'build-image',
      placeholders: {
        ledgerTable: props.ledger.tableName,
        imagesPath: parameters.images,
        parentImagesPath: parameters.parentImages,
        fleetsPath: parameters.fleets,
        proveDocument: props.proveDocument.name,
        listPackagesDocument: props.listPackagesDocument.name,
        writeBillFunctionArn: props.writeBill.functionArn,
        cleanUpFunctionArn: props.cleanUp.functionArn,
        releaseImageArn: props.releaseImage.stateMachineArn,
      },
      statements: [
        props.ledger.allow('PutItem', 'UpdateItem'),
        new PolicyStatement({
          actions: ['lambda:InvokeFunction'],
          resources: [props.cleanUp.functionArn, props.writeBill.functionArn],
        }),
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [props.releaseImage.stateMachineArn] }),
        ...bake(this),
        ...publish(this),
        ...prove(this),
      ],
      withoutResource:
        'Log delivery, X-Ray, ec2:DescribeImages and the reads of groups and command answers know no resources',
    });
    this.stateMachineArn = machine.stateMachineArn;
    acknowledgeWildcards(machine.role, reasons(this));
  }
}

function arn(scope: Construct, service: string, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service, resource, resourceName });
}

const pipelines = (scope: Construct) => arn(scope, 'imagebuilder', 'image-pipeline', `${PREFIX}-*`);
const images = (scope: Construct) => arn(scope, 'imagebuilder', 'image', `${PREFIX}-*/*/*`);
const settings = (scope: Construct, path: string) => parameterArn(scope, `${path}/*/settings`);
const golden = (scope: Construct) => parameterArn(scope, parameters.imageGolden('*'));
const parentGolden = (scope: Construct) => parameterArn(scope, parameters.parentGolden('*'));
const instances = (scope: Construct) => arn(scope, 'ec2', 'instance', '*');
const instanceRoles = (scope: Construct) =>
  Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: `${INSTANCE_ROLE_PATH.slice(1)}*`,
  });
/** What a launch touches besides the instance; AMIs have no account in their ARN. */
const launchParts = (scope: Construct) => [
  Stack.of(scope).formatArn({ service: 'ec2', account: '', resource: 'image', resourceName: '*' }),
  ...['launch-template', 'subnet', 'security-group'].map((part) => arn(scope, 'ec2', part, '*')),
];
const launched = (scope: Construct) =>
  ['instance', 'volume', 'network-interface'].map((part) => arn(scope, 'ec2', part, '*'));

function bake(scope: Construct): PolicyStatement[] {
  return [
    new PolicyStatement({
      // The second is asked for by the first (Service Authorization Reference, dependent actions).
      actions: ['imagebuilder:StartImagePipelineExecution', 'imagebuilder:GetImagePipeline'],
      resources: [pipelines(scope)],
    }),
    new PolicyStatement({
      actions: ['imagebuilder:GetImage', 'imagebuilder:CancelImageCreation'],
      resources: [images(scope)],
    }),
  ];
}

function publish(scope: Construct): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['ssm:GetParameter'],
      resources: [settings(scope, parameters.images), settings(scope, parameters.fleets), golden(scope)],
    }),
    new PolicyStatement({ actions: ['ssm:PutParameter'], resources: [golden(scope), parentGolden(scope)] }),
    // Systems Manager looks the AMI up as the caller when a parameter of type aws:ec2:image is written.
    new PolicyStatement({ actions: ['ec2:DescribeImages'], resources: ['*'] }),
    new PolicyStatement({ actions: ['events:PutEvents'], resources: [arn(scope, 'events', 'event-bus', 'default')] }),
  ];
}

function prove(scope: Construct): PolicyStatement[] {
  const ours = { StringLike: { [`aws:ResourceTag/${tagKeys.execution}`]: '*' } };
  return [
    new PolicyStatement({ actions: ['autoscaling:DescribeAutoScalingGroups'], resources: ['*'] }),
    new PolicyStatement({ actions: ['ec2:RunInstances'], resources: launchParts(scope) }),
    new PolicyStatement({
      actions: ['ec2:RunInstances'],
      resources: launched(scope),
      conditions: { StringLike: { [`aws:RequestTag/${tagKeys.execution}`]: '*' } },
    }),
    new PolicyStatement({
      actions: ['ec2:CreateTags'],
      resources: launched(scope),
      conditions: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
    }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [instanceRoles(scope)],
      conditions: { StringEquals: { 'iam:PassedToService': EC2_SERVICES } },
    }),
    new PolicyStatement({ actions: ['ec2:TerminateInstances'], resources: [instances(scope)], conditions: ours }),
    new PolicyStatement({
      actions: ['ssm:SendCommand'],
      resources: [instances(scope)],
      conditions: { StringLike: { [`ssm:resourceTag/${tagKeys.execution}`]: '*' } },
    }),
    new PolicyStatement({
      actions: ['ssm:SendCommand'],
      resources: [PROVE_DOCUMENT, LIST_PACKAGES_DOCUMENT].map((name) => arn(scope, 'ssm', 'document', name)),
    }),
    new PolicyStatement({ actions: ['ssm:GetCommandInvocation'], resources: ['*'] }),
  ];
}

function reasons(scope: Construct): Record<string, string> {
  const shared = 'Images and fleets come and go with their stacks; the pattern holds only their own kind of parameter';
  return {
    [pipelines(scope)]: 'Each image has a pipeline; all of ours begin with the same word',
    [images(scope)]: 'Each build is an image version with a number of its own, under the names of our recipes',
    [settings(scope, parameters.images)]: shared,
    [settings(scope, parameters.fleets)]: shared,
    [golden(scope)]: shared,
    [parentGolden(scope)]: shared,
    [instanceRoles(scope)]: 'The roles of instances lie under one path, made by the stacks of images and fleets alone',
    ...Object.fromEntries(
      launchParts(scope).map((part) => [
        part,
        'A test instance is launched from the template, subnet and new AMI of whichever image or fleet is tested',
      ]),
    ),
    ...Object.fromEntries(
      launched(scope).map((part) => [
        part,
        'Ids of a launch are not known before; only what carries the tag of the execution may be made, asked or ended',
      ]),
    ),
  };
}
