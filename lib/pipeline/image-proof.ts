import { Fn, Validations } from 'aws-cdk-lib';
import { CfnLaunchTemplate, CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnInstanceProfile, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { INSTANCE_ROLE_PATH, tagKeys } from '../contract/names.ts';
import { rootVolumeOf } from '../contract/root-volume.ts';
import type { ImageSettings } from '../contract/settings.ts';
import { smallInstanceType } from './instance-type.ts';
import type { ImageStackProps } from './stack-props.ts';
import { userDataText } from './user-data.ts';

/**
 * How an AMI of the image is proven: alone in a security group that lets nobody in, from the launch template of a fleet, or
 * from this one while there is no fleet.
 */
export class ImageProof extends Construct {
  readonly settings: ImageSettings['proof'];

  constructor(scope: Construct, id: string, props: ImageStackProps) {
    super(scope, id);
    const securityGroup = new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: `Test instances of the image ${props.name}: nobody reaches them`,
      vpcId: props.network.vpcId,
      securityGroupEgress: [
        { ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0', description: 'Systems Manager' },
      ],
    });
    const template = this.template(props, securityGroup);
    this.settings = {
      launchTemplateId: template.ref,
      launchTemplateVersion: template.attrLatestVersionNumber,
      subnetId: props.network.subnetIds[0] ?? '',
      securityGroupId: securityGroup.attrGroupId,
      port: props.health.port,
      healthPath: props.health.path,
      timeoutSeconds: props.image.proofTimeout.seconds,
    };
  }

  private template(props: ImageStackProps, securityGroup: CfnSecurityGroup): CfnLaunchTemplate {
    const { image, firstFleet, baseDir } = props;
    const tags = [{ key: tagKeys.image, value: props.name }];
    return new CfnLaunchTemplate(this, 'Template', {
      launchTemplateData: {
        instanceType: firstFleet?.instanceType ?? smallInstanceType(props.rootBase ?? image.base),
        iamInstanceProfile: { arn: this.instanceProfile().attrArn },
        networkInterfaces: [
          {
            deviceIndex: 0,
            associatePublicIpAddress: false,
            groups: [securityGroup.attrGroupId],
            deleteOnTermination: true,
          },
        ],
        metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled', httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
          {
            deviceName: rootVolumeOf(image, props.rootBase ?? image.base).device,
            ebs: { encrypted: true, volumeType: 'gp3', deleteOnTermination: true },
          },
        ],
        instanceInitiatedShutdownBehavior: 'terminate',
        ...(firstFleet?.userData === undefined
          ? {}
          : { userData: Fn.base64(userDataText(firstFleet.userData, baseDir)) }),
        tagSpecifications: [{ resourceType: 'instance', tags }],
      },
      tagSpecifications: [{ resourceType: 'launch-template', tags }],
    });
  }

  private instanceProfile(): CfnInstanceProfile {
    const role = new Role(this, 'InstanceRole', {
      path: INSTANCE_ROLE_PATH,
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      description: 'Test instances: Systems Manager, nothing else',
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AmazonSSMManagedInstanceCore')],
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore]',
      reason:
        'The policy is the set that the SSM agent of an instance calls; AWS extends it with the agent, and a copy of ours would break agents silently',
    });
    return new CfnInstanceProfile(this, 'InstanceProfile', { path: INSTANCE_ROLE_PATH, roles: [role.roleName] });
  }
}
