import { createHash } from 'node:crypto';
import { Stack, Validations } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnInstanceProfile, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnDistributionConfiguration,
  CfnImagePipeline,
  CfnImageRecipe,
  CfnInfrastructureConfiguration,
} from 'aws-cdk-lib/aws-imagebuilder';
import { Construct } from 'constructs';
import { presetOf } from '../contract/base.ts';
import { INSTANCE_ROLE_PATH, PREFIX, tagKeys } from '../contract/names.ts';
import { rootVolumeOf } from '../contract/root-volume.ts';
import { parentImageOf } from './base-of.ts';
import { imageComponent, versionOf } from './image-components.ts';
import { smallInstanceType } from './instance-type.ts';
import type { ImageStackProps } from './stack-props.ts';

/** What EC2 Image Builder needs to bake the image: recipe, place, result, pipeline. */
export class ImageBakery extends Construct {
  readonly pipeline: CfnImagePipeline;
  /** Changes with what is baked: base, volume, components, tests. */
  sourceDigest = '';

  constructor(scope: Construct, id: string, props: ImageStackProps) {
    super(scope, id);
    const name = `${PREFIX}-${props.name}`;
    this.pipeline = new CfnImagePipeline(this, 'Pipeline', {
      name,
      description: `Bakes the image ${props.name}; started by Goldsmith alone`,
      status: 'ENABLED',
      imageRecipeArn: this.recipe(name, props).attrArn,
      infrastructureConfigurationArn: this.infrastructure(name, props).attrArn,
      distributionConfigurationArn: this.distribution(name, props).attrArn,
      imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 60 },
      enhancedImageMetadataEnabled: true,
    });
  }

  private recipe(name: string, { image, name: imageName, baseDir, rootBase = image.base }: ImageStackProps) {
    const preset = presetOf(rootBase);
    const used = [...image.components, ...image.tests].map((ref) =>
      imageComponent(this, ref, { image: imageName, baseDir, platform: preset?.platform ?? 'Linux' }),
    );
    const { device, sizeGiB } = rootVolumeOf(image, rootBase);
    const made = JSON.stringify([image.base, { device, sizeGiB }, used.map(({ fingerprint }) => fingerprint)]);
    this.sourceDigest = createHash('sha256').update(made).digest('hex');
    return new CfnImageRecipe(this, 'Recipe', {
      name,
      version: versionOf(made),
      description: image.description ?? `The image ${imageName}`,
      parentImage: parentImageOf(imageName, image.base),
      // CloudFormation takes no empty list.
      ...(used.length === 0 ? {} : { components: used.map(({ arn }) => ({ componentArn: arn })) }),
      // Image Builder brings the agent where it is missing; the proof, and the fleet's operators, need it in the image.
      ...(preset?.agent === false
        ? { additionalInstanceConfiguration: { systemsManagerAgent: { uninstallAfterBuild: false } } }
        : {}),
      blockDeviceMappings: [
        {
          deviceName: device,
          ebs: { volumeSize: sizeGiB, volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
        },
      ],
    });
  }

  private infrastructure(name: string, { image, name: imageName, network, rootBase }: ImageStackProps) {
    const securityGroup = new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: `Builds of the image ${imageName}: nobody reaches them`,
      vpcId: network.vpcId,
      securityGroupEgress: [
        { ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0', description: 'AWS and repositories' },
        { ipProtocol: 'tcp', fromPort: 80, toPort: 80, cidrIp: '0.0.0.0/0', description: 'Repositories without TLS' },
      ],
    });
    return new CfnInfrastructureConfiguration(this, 'Infrastructure', {
      name,
      instanceProfileName: this.instanceProfile().ref,
      instanceTypes: [image.instanceType ?? smallInstanceType(rootBase ?? image.base)],
      // A subnet without a security group is refused.
      ...(network.subnetIds[0] === undefined ? {} : { subnetId: network.subnetIds[0] }),
      securityGroupIds: [securityGroup.attrGroupId],
      instanceMetadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
      terminateInstanceOnFailure: true,
      resourceTags: { [tagKeys.image]: imageName },
    });
  }

  private instanceProfile(): CfnInstanceProfile {
    const policies = ['AmazonSSMManagedInstanceCore', 'EC2InstanceProfileForImageBuilder'];
    const role = new Role(this, 'BuildRole', {
      path: INSTANCE_ROLE_PATH,
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      description: 'Instances on which EC2 Image Builder bakes and tests',
      managedPolicies: policies.map((policy) => ManagedPolicy.fromAwsManagedPolicyName(policy)),
    });
    for (const policy of policies) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`,
        reason:
          'What the SSM agent and the build agent of Image Builder call is known to AWS alone and grows with the agents; a copy of ours would break builds silently',
      });
    }
    return new CfnInstanceProfile(this, 'BuildProfile', { path: INSTANCE_ROLE_PATH, roles: [role.roleName] });
  }

  /** Into no launch template and no parameter: either would put an AMI to use before it is proven (F15.4). */
  private distribution(name: string, { name: imageName }: ImageStackProps): CfnDistributionConfiguration {
    return new CfnDistributionConfiguration(this, 'Distribution', {
      name,
      distributions: [
        {
          region: Stack.of(this).region,
          amiDistributionConfiguration: {
            Name: `${name} {{ imagebuilder:buildDate }}`,
            Description: `The image ${imageName}, baked by Goldsmith`,
            AmiTags: { [tagKeys.image]: imageName },
          },
        },
      ],
    });
  }
}
