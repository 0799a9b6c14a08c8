"""Load balancers and Auto Scaling groups."""

from asking import ask, client, pages, refused, until, wait
from compute import BASE, GROUP, machine


def balancer(elb, ec2):
    subnets = [subnet['SubnetId'] for subnet in ask(ec2, 'describe_subnets')['Subnets']][:2]
    vpc = ask(ec2, 'describe_vpcs')['Vpcs'][0]['VpcId']
    made = ask(elb, 'create_load_balancer', Name='front', Subnets=subnets, SecurityGroups=[GROUP], Scheme='internet-facing')
    arn = made['LoadBalancers'][0]['LoadBalancerArn']
    groups = [ask(elb, 'create_target_group', Name=name, Protocol='HTTP', Port=80, VpcId=vpc, HealthCheckPath='/healthz',
                  HealthCheckIntervalSeconds=5, HealthCheckTimeoutSeconds=2, HealthyThresholdCount=2)
              ['TargetGroups'][0]['TargetGroupArn'] for name in ('body', 'canary')]
    return arn, groups, subnets


def load_balancers():
    elb, ec2 = client('elbv2'), client('ec2')
    arn, [body, canary], _ = balancer(elb, ec2)
    wait(elb, 'load_balancer_exists', LoadBalancerArns=[arn])
    wait(elb, 'load_balancer_available', LoadBalancerArns=[arn])
    weights = {'Type': 'forward', 'ForwardConfig': {'TargetGroups': [
        {'TargetGroupArn': body, 'Weight': 100}, {'TargetGroupArn': canary, 'Weight': 0}]}}
    fixed = {'Type': 'fixed-response', 'FixedResponseConfig': {'StatusCode': '404', 'ContentType': 'text/plain'}}
    listener = ask(elb, 'create_listener', LoadBalancerArn=arn, Protocol='HTTP', Port=80, DefaultActions=[fixed])
    listener = listener['Listeners'][0]['ListenerArn']
    refused(elb, 'create_listener', 'DuplicateListener', '^A listener already exists on this port for this load balancer',
            LoadBalancerArn=arn, Protocol='HTTP', Port=80, DefaultActions=[fixed])
    rule = ask(elb, 'create_rule', ListenerArn=listener, Priority=10, Actions=[weights],
               Conditions=[{'Field': 'path-pattern', 'Values': ['/*']}])['Rules'][0]['RuleArn']
    refused(elb, 'create_rule', 'PriorityInUse', "^Priority '10' is currently in use$", ListenerArn=listener, Priority=10,
            Actions=[weights], Conditions=[{'Field': 'path-pattern', 'Values': ['/*']}])
    weights['ForwardConfig']['TargetGroups'][1]['Weight'] = 5
    ask(elb, 'modify_rule', lambda a: a['Rules'][0]['Actions'][0]['ForwardConfig']['TargetGroups'][1]['Weight'] == 5,
        RuleArn=rule, Actions=[weights])
    ids = machine(ec2, 2)
    [stopped] = machine(ec2)
    wait(ec2, 'instance_running', InstanceIds=[*ids, stopped])
    ask(ec2, 'stop_instances', InstanceIds=[stopped])
    wait(ec2, 'instance_stopped', InstanceIds=[stopped])
    refused(elb, 'register_targets', 'InvalidTarget', '^The following targets are not in a running state', TargetGroupArn=body,
            Targets=[{'Id': stopped}])
    ask(elb, 'register_targets', TargetGroupArn=body, Targets=[{'Id': id} for id in ids])
    wait(elb, 'target_in_service', TargetGroupArn=body)
    ask(elb, 'describe_target_health', lambda a: all(t['TargetHealth']['State'] == 'healthy'
                                                    for t in a['TargetHealthDescriptions']), TargetGroupArn=body)
    ask(elb, 'modify_target_group_attributes', TargetGroupArn=body,
        Attributes=[{'Key': 'deregistration_delay.timeout_seconds', 'Value': '30'}])
    ask(elb, 'deregister_targets', TargetGroupArn=body, Targets=[{'Id': ids[0]}])
    wait(elb, 'target_deregistered', TargetGroupArn=body, Targets=[{'Id': ids[0]}])
    pages(elb, 'describe_target_groups', 'TargetGroups', lambda all: len(all) == 2)
    pages(elb, 'describe_load_balancers', 'LoadBalancers', lambda all: len(all) == 1)
    pages(elb, 'describe_listeners', 'Listeners', lambda all: len(all) == 1, LoadBalancerArn=arn)
    pages(elb, 'describe_rules', 'Rules', lambda all: len(all) == 2, ListenerArn=listener)
    ask(elb, 'describe_target_group_attributes', TargetGroupArn=body)
    ask(elb, 'describe_load_balancer_attributes', LoadBalancerArn=arn)
    ask(elb, 'add_tags', ResourceArns=[body], Tags=[{'Key': 'k', 'Value': 'v'}])
    ask(elb, 'describe_tags', lambda a: a['TagDescriptions'][0]['Tags'] == [{'Key': 'k', 'Value': 'v'}], ResourceArns=[body])
    refused(elb, 'describe_target_groups', 'TargetGroupNotFound', '^One or more target groups not found$', Names=['nope'])
    refused(elb, 'describe_load_balancers', 'LoadBalancerNotFound', r"^Load balancers '\[nope\]' not found$", Names=['nope'])
    refused(elb, 'delete_target_group', 'ResourceInUse', f"^Target group '{body}' is currently in use by a listener or a rule$",
            TargetGroupArn=body)
    ask(elb, 'delete_rule', RuleArn=rule)
    ask(elb, 'delete_listener', ListenerArn=listener)
    ask(elb, 'delete_load_balancer', LoadBalancerArn=arn)
    wait(elb, 'load_balancers_deleted', LoadBalancerArns=[arn])


def groups():
    auto, ec2, elb = client('autoscaling'), client('ec2'), client('elbv2')
    subnets = [subnet['SubnetId'] for subnet in ask(ec2, 'describe_subnets')['Subnets']][:2]
    vpc = ask(ec2, 'describe_vpcs')['Vpcs'][0]['VpcId']
    target = ask(elb, 'create_target_group', Name='fleet', Protocol='HTTP', Port=80, VpcId=vpc)
    target = target['TargetGroups'][0]['TargetGroupArn']
    data = {'ImageId': BASE, 'InstanceType': 't4g.small', 'SecurityGroupIds': [GROUP]}
    template = ask(ec2, 'create_launch_template', LaunchTemplateName='fleet', LaunchTemplateData=data)
    template = template['LaunchTemplate']['LaunchTemplateId']
    uses = {'LaunchTemplateId': template, 'Version': '1'}
    ask(auto, 'create_auto_scaling_group', AutoScalingGroupName='fleet', MinSize=2, MaxSize=4, DesiredCapacity=2,
        LaunchTemplate=uses, VPCZoneIdentifier=','.join(subnets), TargetGroupARNs=[target], HealthCheckGracePeriod=60,
        Tags=[{'Key': 'Name', 'Value': 'fleet', 'PropagateAtLaunch': True}])
    refused(auto, 'create_auto_scaling_group', 'AlreadyExists', '^AutoScalingGroup by this name already exists',
            AutoScalingGroupName='fleet', MinSize=0, MaxSize=1, LaunchTemplate=uses, VPCZoneIdentifier=subnets[0])
    refused(auto, 'create_auto_scaling_group', 'ValidationError', '^At least one Availability Zone or VPC Subnet is required.$',
            AutoScalingGroupName='nowhere', MinSize=0, MaxSize=1, LaunchTemplate=uses)
    refused(auto, 'update_auto_scaling_group', 'ValidationError', '^AutoScalingGroup name not found', AutoScalingGroupName='no',
            MaxSize=1)
    ask(auto, 'update_auto_scaling_group', AutoScalingGroupName='fleet', DefaultCooldown=60)
    ask(auto, 'describe_auto_scaling_groups', lambda a: a['AutoScalingGroups'][0]['DefaultCooldown'] == 60,
        AutoScalingGroupNames=['fleet'])
    until(auto, 'describe_auto_scaling_groups', AutoScalingGroupNames=['fleet'],
          done=lambda a: [one['LifecycleState'] for one in a['AutoScalingGroups'][0]['Instances']] == ['InService'] * 2)
    ask(elb, 'describe_target_health', lambda a: a['TargetHealthDescriptions'][0]['TargetHealth'].get('Reason') ==
        'Target.NotInUse', TargetGroupArn=target)
    pages(auto, 'describe_auto_scaling_groups', 'AutoScalingGroups', lambda all: len(all[0]['Instances']) == 2)
    pages(auto, 'describe_auto_scaling_instances', 'AutoScalingInstances', lambda all: len(all) == 2)
    pages(auto, 'describe_scaling_activities', 'Activities', lambda all: len(all) >= 2, AutoScalingGroupName='fleet')
    pages(auto, 'describe_tags', 'Tags', lambda all: len(all) == 1,
          Filters=[{'Name': 'auto-scaling-group', 'Values': ['fleet']}])
    pages(auto, 'describe_load_balancer_target_groups', 'LoadBalancerTargetGroups', AutoScalingGroupName='fleet')
    ask(auto, 'suspend_processes', AutoScalingGroupName='fleet', ScalingProcesses=['AlarmNotification'])
    ask(auto, 'resume_processes', AutoScalingGroupName='fleet', ScalingProcesses=['AlarmNotification'])
    ask(auto, 'set_desired_capacity', AutoScalingGroupName='fleet', DesiredCapacity=3)
    refused(auto, 'set_desired_capacity', 'ValidationError',
            "^New SetDesiredCapacity value 9 is above max value 4 for the AutoScalingGroup.$", AutoScalingGroupName='fleet',
            DesiredCapacity=9)
    ask(ec2, 'create_launch_template_version', LaunchTemplateId=template, SourceVersion='1', LaunchTemplateData={'ImageId': BASE})
    desired = {'LaunchTemplate': {'LaunchTemplateId': template, 'Version': '2'}}
    refresh = ask(auto, 'start_instance_refresh', AutoScalingGroupName='fleet', DesiredConfiguration=desired,
                  Preferences={'MinHealthyPercentage': 50, 'InstanceWarmup': 30})['InstanceRefreshId']
    refused(auto, 'start_instance_refresh', 'InstanceRefreshInProgress',
            '^An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.$',
            AutoScalingGroupName='fleet')
    ask(auto, 'describe_instance_refreshes', lambda a: a['InstanceRefreshes'][0]['InstanceRefreshId'] == refresh,
        AutoScalingGroupName='fleet')
    ask(auto, 'cancel_instance_refresh', lambda a: a['InstanceRefreshId'] == refresh, AutoScalingGroupName='fleet')
    until(auto, 'describe_instance_refreshes', lambda a: a['InstanceRefreshes'][0]['Status'] == 'Cancelled',
          AutoScalingGroupName='fleet')
    if hasattr(auto, 'rollback_instance_refresh'):  # younger than the boto3 of some distributions
        refused(auto, 'rollback_instance_refresh', 'ActiveInstanceRefreshNotFound', '', AutoScalingGroupName='fleet')
        again = ask(auto, 'start_instance_refresh', AutoScalingGroupName='fleet', DesiredConfiguration=desired,
                    Preferences={'MinHealthyPercentage': 50, 'InstanceWarmup': 30})['InstanceRefreshId']
        ask(auto, 'rollback_instance_refresh', lambda a: a['InstanceRefreshId'] == again, AutoScalingGroupName='fleet')
    refused(auto, 'delete_auto_scaling_group', 'ResourceInUse|ScalingActivityInProgress', '', AutoScalingGroupName='fleet')
    one = ask(auto, 'describe_auto_scaling_instances')['AutoScalingInstances'][0]['InstanceId']
    ask(auto, 'set_instance_protection', AutoScalingGroupName='fleet', InstanceIds=[one], ProtectedFromScaleIn=True)
    ask(auto, 'set_instance_health', InstanceId=one, HealthStatus='Unhealthy')
    ask(auto, 'delete_auto_scaling_group', AutoScalingGroupName='fleet', ForceDelete=True)
