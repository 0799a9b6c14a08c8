import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { BalancedNetwork } from './network-ref.ts';

/**
 * A VPC in two zones and a load balancer, for those who have none. Instances live in private subnets without a public
 * address; the balancer alone may be reached from outside.
 */
export class SampleNetwork extends Stack {
  readonly network: BalancedNetwork;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);
    const vpc = makeVpc(this);
    const securityGroup = makeBalancerGroup(this, vpc);
    const balancer = makeBalancer(this, vpc, securityGroup);
    const listener = balancer.addListener('Http', {
      port: 80,
      // Our own group says who may come in.
      open: false,
      defaultAction: elb.ListenerAction.fixedResponse(404, { contentType: 'text/plain', messageBody: 'no fleet here' }),
    });
    this.network = {
      vpcId: vpc.vpcId,
      subnetIds: vpc.privateSubnets.map((subnet) => subnet.subnetId),
      listenerArn: listener.listenerArn,
      loadBalancerSecurityGroupId: securityGroup.securityGroupId,
      loadBalancerFullName: balancer.loadBalancerFullName,
    };
    new CfnOutput(this, 'Url', { value: `http://${balancer.loadBalancerDnsName}` });
  }
}

function makeVpc(stack: Stack): ec2.Vpc {
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr('10.71.0.0/16'),
    // Two zones are what a load balancer needs at least; an env-agnostic stack gets no more.
    maxAzs: 2,
    natGateways: 1,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
    ],
  });
  const flowLogs = new logs.LogGroup(stack, 'FlowLogs', {
    retention: logs.RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  vpc.addFlowLog('Flow', {
    destination: ec2.FlowLogDestination.toCloudWatchLogs(flowLogs),
    trafficType: ec2.FlowLogTrafficType.REJECT,
  });
  return vpc;
}

function makeBalancerGroup(stack: Stack, vpc: ec2.Vpc): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(stack, 'BalancerGroup', {
    vpc,
    description: 'Who may reach the load balancer',
    allowAllOutbound: false,
  });
  group.addEgressRule(
    ec2.Peer.ipv4(vpc.vpcCidrBlock),
    ec2.Port.allTcp(),
    'Instances of the fleets, on their own ports',
  );
  group.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(80), 'Visitors');
  Validations.of(group).acknowledge({
    id: 'AwsSolutions-EC23',
    reason:
      'This is the public entrance of the sample network: visitors come from anywhere, to port 80 of the balancer only; no instance carries this group.',
  });
  return group;
}

function makeBalancer(stack: Stack, vpc: ec2.Vpc, securityGroup: ec2.SecurityGroup): elb.ApplicationLoadBalancer {
  const balancer = new elb.ApplicationLoadBalancer(stack, 'Balancer', {
    vpc,
    internetFacing: true,
    securityGroup,
    vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
    dropInvalidHeaderFields: true,
  });
  const accessLogs = new s3.Bucket(stack, 'AccessLogs', {
    // The only encryption that a load balancer's access logs can be written with is S3's own.
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    lifecycleRules: [{ expiration: Duration.days(30) }],
  });
  Validations.of(accessLogs).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'The bucket holds access logs and nothing else; logging the delivery of logs would only feed itself.',
  });
  logAccess(balancer, accessLogs);
  return balancer;
}

/**
 * By hand, since the CDK's own `logAccessLogs` wants to know the region at synthesis to look up an account of the
 * balancers; this service principal is right in every region.
 * Source: Application Load Balancers User Guide, "Enable access logs for your Application Load Balancer".
 */
function logAccess(balancer: elb.ApplicationLoadBalancer, bucket: s3.Bucket): void {
  const { account, region, partition } = Stack.of(balancer);
  const policy = bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${account}/*`)],
      conditions: {
        ArnLike: { 'aws:SourceArn': `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/*` },
      },
    }),
  );
  balancer.setAttribute('access_logs.s3.enabled', 'true');
  balancer.setAttribute('access_logs.s3.bucket', bucket.bucketName);
  // The balancer writes a test object as soon as it is made.
  if (policy.policyDependable !== undefined) balancer.node.addDependency(policy.policyDependable);
}
