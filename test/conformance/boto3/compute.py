import os

from asking import ask, client, pages, refused, wait

BASE = os.environ.get('GOLDSMITH_BASE_IMAGE')
SUBNET = os.environ.get('GOLDSMITH_SUBNET')
GROUP = os.environ.get('GOLDSMITH_GROUP')


def images():
    ec2 = client('ec2')
    ask(ec2, 'describe_images', lambda a: len(a['Images']) == 1, ImageIds=[BASE])
    refused(ec2, 'describe_images', 'InvalidAMIID.NotFound', r"^The image id '\[ami-0123456789abcdef0\]' does not exist$",
            ImageIds=['ami-0123456789abcdef0'])
    refused(ec2, 'describe_images', 'InvalidAMIID.Malformed', r'^Invalid id: "ami-zz"', ImageIds=['ami-zz'])
    refused(ec2, 'run_instances', 'MissingParameter', 'The request must contain the parameter', MinCount=1, MaxCount=1)
    made = ask(ec2, 'run_instances', ImageId=BASE, InstanceType='t4g.small', MinCount=2, MaxCount=2, SubnetId=SUBNET,
               SecurityGroupIds=[GROUP], ClientToken='once', MetadataOptions={'HttpTokens': 'required'},
               TagSpecifications=[{'ResourceType': 'instance', 'Tags': [{'Key': 'Name', 'Value': 'first'}]}])
    ids = [instance['InstanceId'] for instance in made['Instances']]
    wait(ec2, 'instance_running', InstanceIds=ids)
    wait(ec2, 'instance_status_ok', InstanceIds=ids)
    ask(ec2, 'describe_instance_status', lambda a: len(a['InstanceStatuses']) == 2, InstanceIds=ids)
    pages(ec2, 'describe_instances', 'Reservations', size=5)
    image = ask(ec2, 'create_image', InstanceId=ids[0], Name='golden-1', Description='golden')['ImageId']
    refused(ec2, 'create_image', 'InvalidAMIName.Duplicate', r'AMI name golden-1 is already in use by AMI ami-',
            InstanceId=ids[0], Name='golden-1')
    wait(ec2, 'image_available', ImageIds=[image])
    ask(ec2, 'describe_images', lambda a: a['Images'][0]['State'] == 'available', Owners=['self'],
        Filters=[{'Name': 'state', 'Values': ['available']}])


def launch_templates():
    ec2 = client('ec2')
    data = {'ImageId': BASE, 'InstanceType': 't4g.small', 'MetadataOptions': {'HttpTokens': 'required'}}
    made = ask(ec2, 'create_launch_template', LaunchTemplateName='prod', LaunchTemplateData=data)['LaunchTemplate']
    template = made['LaunchTemplateId']
    refused(ec2, 'create_launch_template', 'InvalidLaunchTemplateName.AlreadyExistsException',
            'Launch template name already in use', LaunchTemplateName='prod', LaunchTemplateData=data)
    for _ in range(2):
        ask(ec2, 'create_launch_template_version', LaunchTemplateId=template, SourceVersion='1', LaunchTemplateData=data)
    pages(ec2, 'describe_launch_template_versions', 'LaunchTemplateVersions', lambda all: len(all) == 3,
          size=2, LaunchTemplateId=template)
