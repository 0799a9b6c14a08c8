"""Machines, images, launch templates, networks."""

import os

from asking import ask, client, pages, refused, wait

BASE = os.environ.get('GOLDSMITH_BASE_IMAGE')
SUBNET = os.environ.get('GOLDSMITH_SUBNET')
GROUP = os.environ.get('GOLDSMITH_GROUP')
ABSENT = 'i-0123456789abcdef0'


def named(name, kind='instance'):
    return [{'ResourceType': kind, 'Tags': [{'Key': 'Name', 'Value': name}]}]


def machine(ec2, count=1, **more):
    made = ask(ec2, 'run_instances', ImageId=BASE, InstanceType='t4g.small', MinCount=count, MaxCount=count,
               SubnetId=SUBNET, SecurityGroupIds=[GROUP], **more)
    return [instance['InstanceId'] for instance in made['Instances']]


def instances():
    ec2 = client('ec2')
    ask(ec2, 'describe_regions', lambda a: [r['RegionName'] for r in a['Regions']] == ['us-east-1'])
    ask(ec2, 'create_key_pair', lambda a: a['KeyMaterial'].startswith('-----BEGIN'), KeyName='own')
    refused(ec2, 'create_key_pair', 'InvalidKeyPair.Duplicate', '', KeyName='own')
    refused(ec2, 'describe_key_pairs', 'InvalidKeyPair.NotFound', "^The key pair 'none' does not exist$", KeyNames=['none'])
    ask(ec2, 'delete_key_pair', KeyName='own')
    refused(ec2, 'run_instances', 'MissingParameter', '^The request must contain the parameter', MinCount=1, MaxCount=1)
    refused(ec2, 'run_instances', 'InvalidAMIID.NotFound', r"^The image id '\[ami-0123456789abcdef0\]' does not exist$",
            ImageId='ami-0123456789abcdef0', MinCount=1, MaxCount=1)
    refused(ec2, 'run_instances', 'DryRunOperation', '^Request would have succeeded, but DryRun flag is set.$',
            ImageId=BASE, InstanceType='t4g.small', MinCount=1, MaxCount=1, DryRun=True)
    ids = machine(ec2, 2, ClientToken='once', TagSpecifications=named('first'), MetadataOptions={'HttpTokens': 'required'})
    again = machine(ec2, 2, ClientToken='once', TagSpecifications=named('first'), MetadataOptions={'HttpTokens': 'required'})
    assert sorted(again) == sorted(ids), 'a client token launches once'
    wait(ec2, 'instance_exists', InstanceIds=ids)
    wait(ec2, 'instance_running', InstanceIds=ids)
    wait(ec2, 'instance_status_ok', InstanceIds=ids)
    ask(ec2, 'describe_instance_status', lambda a: len(a['InstanceStatuses']) == 2, InstanceIds=ids)
    machine(ec2, 4, TagSpecifications=named('more'))
    pages(ec2, 'describe_instances', 'Reservations', size=5)
    ask(ec2, 'describe_instances', lambda a: len(a['Reservations'][0]['Instances']) == 2,
        Filters=[{'Name': 'tag:Name', 'Values': ['fir*']}, {'Name': 'instance-state-name', 'Values': ['running']}])
    refused(ec2, 'describe_instances', 'InvalidInstanceID.NotFound', f"^The instance ID '{ABSENT}' does not exist$",
            InstanceIds=[ABSENT])
    refused(ec2, 'describe_instances', 'InvalidInstanceID.Malformed', '^Invalid id: "i-zz"', InstanceIds=['i-zz'])
    refused(ec2, 'describe_instances', 'InvalidParameterValue', "The filter 'nonsense' is invalid",
            Filters=[{'Name': 'nonsense', 'Values': ['x']}])
    ask(ec2, 'create_tags', Resources=ids, Tags=[{'Key': 'stage', 'Value': 'test'}])
    ask(ec2, 'describe_tags', lambda a: len(a['Tags']) == 2, Filters=[{'Name': 'key', 'Values': ['stage']}])
    ask(ec2, 'delete_tags', Resources=ids, Tags=[{'Key': 'stage'}])
    ask(ec2, 'modify_instance_attribute', InstanceId=ids[0], DisableApiTermination={'Value': True})
    refused(ec2, 'terminate_instances', 'OperationNotPermitted', f"^The instance '{ids[0]}' may not be terminated",
            InstanceIds=[ids[0]])
    ask(ec2, 'modify_instance_attribute', InstanceId=ids[0], DisableApiTermination={'Value': False})
    pages(ec2, 'describe_volumes', 'Volumes', lambda all: len(all) == 2 and all[0]['State'] == 'in-use', size=5,
          Filters=[{'Name': 'attachment.instance-id', 'Values': ids}])
    ask(ec2, 'stop_instances', InstanceIds=[ids[1]])
    wait(ec2, 'instance_stopped', InstanceIds=[ids[1]])
    ask(ec2, 'start_instances', InstanceIds=[ids[1]])
    wait(ec2, 'instance_running', InstanceIds=[ids[1]])
    ask(ec2, 'terminate_instances', lambda a: a['TerminatingInstances'][0]['CurrentState']['Name'] == 'shutting-down',
        InstanceIds=ids)
    wait(ec2, 'instance_terminated', InstanceIds=ids)


def images():
    ec2 = client('ec2')
    ask(ec2, 'describe_images', lambda a: len(a['Images']) == 1, ImageIds=[BASE])
    refused(ec2, 'describe_images', 'InvalidAMIID.NotFound', r"^The image id '\[ami-0123456789abcdef0\]' does not exist$",
            ImageIds=['ami-0123456789abcdef0'])
    refused(ec2, 'describe_images', 'InvalidAMIID.Malformed', r'^Invalid id: "ami-zz"', ImageIds=['ami-zz'])
    [builder] = machine(ec2)
    wait(ec2, 'instance_running', InstanceIds=[builder])
    image = ask(ec2, 'create_image', InstanceId=builder, Name='golden-1', Description='golden',
                TagSpecifications=named('golden', 'image'))['ImageId']
    refused(ec2, 'create_image', 'InvalidAMIName.Duplicate', '^AMI name golden-1 is already in use by AMI ami-',
            InstanceId=builder, Name='golden-1')
    refused(ec2, 'run_instances', 'InvalidAMIID.Unavailable', f"^AMI '{image}' is pending, and cannot be run$",
            ImageId=image, InstanceType='t4g.small', MinCount=1, MaxCount=1)
    wait(ec2, 'image_exists', ImageIds=[image])
    wait(ec2, 'image_available', ImageIds=[image])
    found = ask(ec2, 'describe_images', lambda a: a['Images'][0]['State'] == 'available', Owners=['self'],
                Filters=[{'Name': 'tag:Name', 'Values': ['golden']}, {'Name': 'state', 'Values': ['available']}])
    snapshot = found['Images'][0]['BlockDeviceMappings'][0]['Ebs']['SnapshotId']
    wait(ec2, 'snapshot_completed', SnapshotIds=[snapshot])
    pages(ec2, 'describe_snapshots', 'Snapshots', size=5, OwnerIds=['self'])
    refused(ec2, 'delete_snapshot', 'InvalidSnapshot.InUse', f'^The snapshot {snapshot} is currently in use by {image}$',
            SnapshotId=snapshot)
    ask(ec2, 'modify_image_attribute', ImageId=image, LaunchPermission={'Add': [{'UserId': '222233334444'}]})
    ask(ec2, 'describe_image_attribute', lambda a: a['LaunchPermissions'] == [{'UserId': '222233334444'}],
        ImageId=image, Attribute='launchPermission')
    ask(ec2, 'enable_image_deprecation', ImageId=image, DeprecateAt='2200-01-01T00:00:00.000Z')
    ask(ec2, 'disable_image_deprecation', ImageId=image)
    ask(ec2, 'deregister_image', ImageId=image)
    refused(ec2, 'deregister_image', 'InvalidAMIID.Unavailable', r"^The image id '\[ami-.*\]' is no longer available$",
            ImageId=image)
    ask(ec2, 'delete_snapshot', SnapshotId=snapshot)
    refused(ec2, 'describe_snapshots', 'InvalidSnapshot.NotFound', f"^The snapshot '{snapshot}' does not exist.$",
            SnapshotIds=[snapshot])


def launch_templates():
    ec2 = client('ec2')
    data = {'ImageId': BASE, 'InstanceType': 't4g.small', 'MetadataOptions': {'HttpTokens': 'required'}}
    made = ask(ec2, 'create_launch_template', LaunchTemplateName='prod', LaunchTemplateData=data)['LaunchTemplate']
    template = made['LaunchTemplateId']
    refused(ec2, 'create_launch_template', 'InvalidLaunchTemplateName.AlreadyExistsException',
            '^Launch template name already in use.$', LaunchTemplateName='prod', LaunchTemplateData=data)
    for note in ('second', 'third'):
        ask(ec2, 'create_launch_template_version', LaunchTemplateId=template, SourceVersion='1', VersionDescription=note,
            LaunchTemplateData={'ImageId': BASE})
    pages(ec2, 'describe_launch_template_versions', 'LaunchTemplateVersions', lambda all: len(all) == 3,
          size=2, LaunchTemplateId=template)
    ask(ec2, 'describe_launch_template_versions', lambda a: a['LaunchTemplateVersions'][0]['VersionNumber'] == 3,
        LaunchTemplateId=template, Versions=['$Latest'])
    refused(ec2, 'describe_launch_template_versions', 'InvalidLaunchTemplateId.VersionNotFound',
            'Could not find launch template version', LaunchTemplateId=template, Versions=['9'])
    ask(ec2, 'modify_launch_template', lambda a: a['LaunchTemplate']['DefaultVersionNumber'] == 2,
        LaunchTemplateId=template, DefaultVersion='2')
    pages(ec2, 'describe_launch_templates', 'LaunchTemplates', lambda all: len(all) == 1)
    refused(ec2, 'describe_launch_templates', 'InvalidLaunchTemplateName.NotFoundException',
            '^At least one of the launch templates specified in the request does not exist.$', LaunchTemplateNames=['nope'])
    ask(ec2, 'run_instances', LaunchTemplate={'LaunchTemplateId': template, 'Version': '3'}, MinCount=1, MaxCount=1)
    ask(ec2, 'delete_launch_template_versions',
        lambda a: len(a['UnsuccessfullyDeletedLaunchTemplateVersions']) == 1,
        LaunchTemplateId=template, Versions=['2', '3'])
    ask(ec2, 'delete_launch_template', LaunchTemplateId=template)


def networks():
    ec2 = client('ec2')
    vpc = ask(ec2, 'create_vpc', CidrBlock='10.9.0.0/16')['Vpc']['VpcId']
    wait(ec2, 'vpc_available', VpcIds=[vpc])
    refused(ec2, 'create_vpc', 'InvalidParameterValue', 'CIDR block', CidrBlock='10.9.0.0')
    subnet = ask(ec2, 'create_subnet', VpcId=vpc, CidrBlock='10.9.1.0/24', AvailabilityZone='us-east-1a')['Subnet']['SubnetId']
    wait(ec2, 'subnet_available', SubnetIds=[subnet])
    refused(ec2, 'create_subnet', 'InvalidSubnet.Conflict', "^The CIDR '10.9.1.0/24' conflicts with another subnet$",
            VpcId=vpc, CidrBlock='10.9.1.0/24')
    group = ask(ec2, 'create_security_group', GroupName='inside', Description='inside', VpcId=vpc)['GroupId']
    rule = {'IpProtocol': 'tcp', 'FromPort': 80, 'ToPort': 80, 'IpRanges': [{'CidrIp': '10.0.0.0/8'}]}
    ask(ec2, 'authorize_security_group_ingress', GroupId=group, IpPermissions=[rule])
    refused(ec2, 'authorize_security_group_ingress', 'InvalidPermission.Duplicate',
            'the specified rule "peer: 10.0.0.0/8, TCP, from port: 80, to port: 80, ALLOW" already exists',
            GroupId=group, IpPermissions=[rule])
    ask(ec2, 'describe_security_groups', lambda a: len(a['SecurityGroups'][0]['IpPermissions']) == 1, GroupIds=[group])
    pages(ec2, 'describe_security_group_rules', 'SecurityGroupRules', size=5,
          Filters=[{'Name': 'group-id', 'Values': [group]}])
    ask(ec2, 'revoke_security_group_ingress', GroupId=group, IpPermissions=[rule])
    gateway = ask(ec2, 'create_internet_gateway')['InternetGateway']['InternetGatewayId']
    ask(ec2, 'attach_internet_gateway', InternetGatewayId=gateway, VpcId=vpc)
    table = ask(ec2, 'create_route_table', VpcId=vpc)['RouteTable']['RouteTableId']
    ask(ec2, 'create_route', RouteTableId=table, DestinationCidrBlock='0.0.0.0/0', GatewayId=gateway)
    link = ask(ec2, 'associate_route_table', RouteTableId=table, SubnetId=subnet)['AssociationId']
    ask(ec2, 'describe_route_tables', lambda a: len(a['RouteTables'][0]['Routes']) == 2, RouteTableIds=[table])
    address = ask(ec2, 'allocate_address', Domain='vpc')['AllocationId']
    nat = ask(ec2, 'create_nat_gateway', SubnetId=subnet, AllocationId=address)['NatGateway']['NatGatewayId']
    wait(ec2, 'nat_gateway_available', NatGatewayIds=[nat])
    refused(ec2, 'delete_vpc', 'DependencyViolation', f"^The vpc '{vpc}' has dependencies and cannot be deleted.$", VpcId=vpc)
    ask(ec2, 'delete_nat_gateway', NatGatewayId=nat)
    ask(ec2, 'describe_nat_gateways', lambda a: a['NatGateways'][0]['State'] in ('deleting', 'deleted'), NatGatewayIds=[nat])
    ask(ec2, 'disassociate_route_table', AssociationId=link)
    ask(ec2, 'describe_vpcs', VpcIds=[vpc])
    ask(ec2, 'describe_vpc_attribute', VpcId=vpc, Attribute='enableDnsSupport')
    ask(ec2, 'describe_subnets', Filters=[{'Name': 'vpc-id', 'Values': [vpc]}])
    ask(ec2, 'describe_availability_zones', lambda a: len(a['AvailabilityZones']) >= 2)
    ask(ec2, 'describe_internet_gateways', InternetGatewayIds=[gateway])
    ask(ec2, 'delete_security_group', GroupId=group)
