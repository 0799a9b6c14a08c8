"""Systems Manager: parameters and commands."""

import time

from asking import ask, client, pages, refused, wait
from compute import BASE, machine


def parameters():
    ssm = client('ssm')
    for name in ('/app/a', '/app/b', '/app/deep/c'):
        ask(ssm, 'put_parameter', lambda a: a['Version'] == 1 and a['Tier'] == 'Standard', Name=name, Value='one', Type='String')
    refused(ssm, 'put_parameter', 'ParameterAlreadyExists', '^The parameter already exists. To overwrite this value, set the '
            'overwrite option in the request to true.$', Name='/app/a', Value='two', Type='String')
    ask(ssm, 'put_parameter', lambda a: a['Version'] == 2, Name='/app/a', Value='two', Type='String', Overwrite=True)
    ask(ssm, 'get_parameter', lambda a: a['Parameter']['Value'] == 'two', Name='/app/a')
    ask(ssm, 'get_parameter', lambda a: a['Parameter']['Value'] == 'one', Name='/app/a:1')
    refused(ssm, 'get_parameter', 'ParameterNotFound', '', Name='/app/none')
    refused(ssm, 'put_parameter', 'ValidationException', 'Parameter name', Name='aws/forbidden', Value='x', Type='String')
    ask(ssm, 'get_parameters', lambda a: a['InvalidParameters'] == ['/app/none'], Names=['/app/a', '/app/none'])
    pages(ssm, 'get_parameters_by_path', 'Parameters', lambda all: len(all) == 2, Path='/app')
    pages(ssm, 'get_parameters_by_path', 'Parameters', lambda all: len(all) == 3, Path='/app', Recursive=True)
    pages(ssm, 'describe_parameters', 'Parameters', size=2,
          ParameterFilters=[{'Key': 'Name', 'Option': 'BeginsWith', 'Values': ['/app/']}])
    pages(ssm, 'get_parameter_history', 'Parameters', lambda all: len(all) == 2, Name='/app/a')
    ask(ssm, 'label_parameter_version', Name='/app/a', ParameterVersion=1, Labels=['previous'])
    ask(ssm, 'get_parameter', lambda a: a['Parameter']['Value'] == 'one', Name='/app/a:previous')
    ask(ssm, 'put_parameter', Name='/image', Value=BASE, Type='String', DataType='aws:ec2:image')
    ask(ssm, 'add_tags_to_resource', ResourceType='Parameter', ResourceId='/app/a', Tags=[{'Key': 'k', 'Value': 'v'}])
    ask(ssm, 'list_tags_for_resource', lambda a: a['TagList'] == [{'Key': 'k', 'Value': 'v'}],
        ResourceType='Parameter', ResourceId='/app/a')
    ask(ssm, 'delete_parameters', lambda a: a['DeletedParameters'] == ['/app/b'], Names=['/app/b', '/app/none'])
    ask(ssm, 'delete_parameter', Name='/app/a')
    refused(ssm, 'delete_parameter', 'ParameterNotFound', '', Name='/app/a')


def commands():
    ssm, ec2, iam = client('ssm'), client('ec2'), client('iam')
    trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
    ask(iam, 'create_role', RoleName='managed', AssumeRolePolicyDocument=trust)
    ask(iam, 'attach_role_policy', RoleName='managed', PolicyArn='arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore')
    ask(iam, 'create_instance_profile', InstanceProfileName='managed')
    wait(iam, 'instance_profile_exists', InstanceProfileName='managed')
    ask(iam, 'add_role_to_instance_profile', InstanceProfileName='managed', RoleName='managed')
    [instance] = machine(ec2, IamInstanceProfile={'Name': 'managed'})
    refused(ssm, 'send_command', 'InvalidInstanceId', '^Instances \\[\\[?i-.* not in a valid state for account 111122223333$|',
            InstanceIds=['i-0123456789abcdef0'], DocumentName='AWS-RunShellScript', Parameters={'commands': ['true']})
    refused(ssm, 'send_command', 'InvalidDocument', '', InstanceIds=[instance], DocumentName='nope')
    wait(ec2, 'instance_status_ok', InstanceIds=[instance])
    pages(ssm, 'describe_instance_information', 'InstanceInformationList', lambda all: len(all) == 1, size=5)
    sent = ask(ssm, 'send_command', lambda a: a['Command']['Status'] == 'Pending', InstanceIds=[instance],
               DocumentName='AWS-RunShellScript', Parameters={'commands': ['true']})['Command']['CommandId']
    time.sleep(0.1)
    wait(ssm, 'command_executed', CommandId=sent, InstanceId=instance)
    ask(ssm, 'get_command_invocation', lambda a: a['Status'] == 'Success', CommandId=sent, InstanceId=instance)
    refused(ssm, 'get_command_invocation', 'InvocationDoesNotExist', '', CommandId='00000000-0000-4000-8000-000000000000',
            InstanceId=instance)
    pages(ssm, 'list_commands', 'Commands', lambda all: len(all) == 1)
    pages(ssm, 'list_command_invocations', 'CommandInvocations', lambda all: len(all) == 1, CommandId=sent, Details=True)
    pages(ssm, 'list_documents', 'DocumentIdentifiers', size=5, Filters=[{'Key': 'Owner', 'Values': ['Amazon']}])
    ask(ssm, 'describe_document', Name='AWS-RunShellScript')
    ask(ssm, 'get_document', Name='AWS-RunShellScript')
