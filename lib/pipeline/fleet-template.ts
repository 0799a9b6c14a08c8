import { CfnParameter, Fn, type Stack, Validations } from 'aws-cdk-lib';
import { CfnLaunchTemplate, CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnInstanceProfile, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { FleetConfig, ImageConfig } from '../contract/goldsmith-yaml.ts';
import { INSTANCE_ROLE_PATH, tagKeys } from '../contract/names.ts';
import { parameters } from '../contract/parameters.ts';
import { rootVolumeOf } from '../contract/root-volume.ts';
import { smallInstanceType } from './instance-type.ts';
import { userDataText } from './user-data.ts';

export interface FleetTemplateProps {
  name: string;
  fleet: FleetConfig;
  image: ImageConfig | undefined;
  rootBase: string | undefined;
  vpcId: string;
  loadBalancerSecurityGroupId: string;
  baseDir: string;
}

/** What an instance of the fleet is: its image, role, network and disk. */
export class FleetTemplate extends Construct {
  readonly template: CfnLaunchTemplate;

  constructor(scope: Stack, id: string, props: FleetTemplateProps) {
    super(scope, id);
    const securityGroup = this.securityGroup(props);
    const profile = this.instanceProfile();
    // A parameter of this type is read again on each deploy, so that a stack update keeps what Goldsmith has promoted.
    const image = new CfnParameter(scope, 'PromotedImage', {
      type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      default: parameters.fleetImage(props.name),
      description: `The AMI that Goldsmith has promoted to the fleet ${props.name}`,
    });
    const tags = [
      { key: 'Name', value: `goldsmith-${props.name}` },
      { key: tagKeys.fleet, value: props.name },
      { key: tagKeys.image, value: props.fleet.image },
    ];
    const rootBase = props.rootBase ?? props.image?.base ?? '';
    this.template = new CfnLaunchTemplate(this, 'LaunchTemplate', {
      launchTemplateData: {
        imageId: image.valueAsString,
        instanceType: props.fleet.instanceType ?? smallInstanceType(rootBase),
        iamInstanceProfile: { arn: profile.attrArn },
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
            deviceName: rootVolumeOf(props.image, rootBase).device,
            ebs: { encrypted: true, volumeType: 'gp3', deleteOnTermination: true },
          },
        ],
        monitoring: { enabled: true },
        ...(props.fleet.userData === undefined
          ? {}
          : { userData: Fn.base64(userDataText(props.fleet.userData, props.baseDir)) }),
        tagSpecifications: [
          { resourceType: 'instance', tags },
          { resourceType: 'volume', tags },
        ],
      },
      tagSpecifications: [{ resourceType: 'launch-template', tags: tags.slice(1) }],
    });
  }

  private securityGroup(props: FleetTemplateProps): CfnSecurityGroup {
    return new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: `Instances of the fleet ${props.name}: reached by their load balancer alone`,
      vpcId: props.vpcId,
      securityGroupIngress: [
        {
          ipProtocol: 'tcp',
          fromPort: props.fleet.health.port,
          toPort: props.fleet.health.port,
          sourceSecurityGroupId: props.loadBalancerSecurityGroupId,
          description: 'Requests and health checks of the load balancer',
        },
      ],
      securityGroupEgress: [
        {
          ipProtocol: '-1',
          cidrIp: '0.0.0.0/0',
          description: 'Whatever the application needs, through the subnets own routes',
        },
      ],
      tags: [{ key: tagKeys.fleet, value: props.name }],
    });
  }

  private instanceProfile(): CfnInstanceProfile {
    const role = new Role(this, 'InstanceRole', {
      // Under this path alone may roles be handed to instances.
      path: INSTANCE_ROLE_PATH,
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      description: 'Instances of a fleet: Systems Manager, nothing else',
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AmazonSSMManagedInstanceCore')],
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore]',
      reason:
        'The policy is the set that the SSM agent of an instance calls; AWS extends it with the agent, and a copy of ours would break agents silently.',
    });
    return new CfnInstanceProfile(this, 'InstanceProfile', { path: INSTANCE_ROLE_PATH, roles: [role.roleName] });
  }
}
