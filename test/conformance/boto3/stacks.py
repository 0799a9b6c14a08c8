"""What a stack needs: CloudFormation itself, roles, buckets, functions."""

import base64
import io
import json
import zipfile

from asking import ask, client, pages, refused, wait

TEMPLATE = {
    'Parameters': {'Seconds': {'Type': 'Number', 'Default': 30}},
    'Resources': {'Jobs': {'Type': 'AWS::SQS::Queue', 'Properties': {'VisibilityTimeout': {'Ref': 'Seconds'}}}},
    'Outputs': {'Url': {'Value': {'Ref': 'Jobs'}, 'Export': {'Name': 'own-url'}}},
}


def trusting(service):
    return json.dumps({'Version': '2012-10-17', 'Statement': [
        {'Effect': 'Allow', 'Principal': {'Service': service}, 'Action': 'sts:AssumeRole'}]})


def stacks():
    cfn = client('cloudformation')
    body = json.dumps(TEMPLATE)
    ask(cfn, 'validate_template', lambda a: a['Parameters'][0]['ParameterKey'] == 'Seconds', TemplateBody=body)
    refused(cfn, 'validate_template', 'ValidationError', '^Template (format error|error)', TemplateBody='{"Resources": 1}')
    ask(cfn, 'get_template_summary', lambda a: a['ResourceTypes'] == ['AWS::SQS::Queue'], TemplateBody=body)
    ask(cfn, 'create_stack', StackName='own', TemplateBody=body, Tags=[{'Key': 'k', 'Value': 'v'}])
    refused(cfn, 'create_stack', 'AlreadyExistsException', r'^Stack \[own\] already exists$', StackName='own', TemplateBody=body)
    wait(cfn, 'stack_exists', StackName='own')
    wait(cfn, 'stack_create_complete', StackName='own')
    pages(cfn, 'describe_stacks', 'Stacks', lambda all: all[0]['Outputs'][0]['OutputKey'] == 'Url', size=None)
    refused(cfn, 'describe_stacks', 'ValidationError', '^Stack with id none does not exist$', StackName='none')
    refused(cfn, 'update_stack', 'ValidationError', r'^No updates are to be performed.$', StackName='own', TemplateBody=body)
    ask(cfn, 'update_stack', StackName='own', UsePreviousTemplate=True,
        Parameters=[{'ParameterKey': 'Seconds', 'ParameterValue': '40'}])
    wait(cfn, 'stack_update_complete', StackName='own')
    ask(cfn, 'create_change_set', StackName='own', ChangeSetName='more', TemplateBody=body,
        Parameters=[{'ParameterKey': 'Seconds', 'ParameterValue': '50'}])
    wait(cfn, 'change_set_create_complete', StackName='own', ChangeSetName='more')
    ask(cfn, 'describe_change_set', lambda a: a['Changes'][0]['ResourceChange']['Action'] == 'Modify', StackName='own',
        ChangeSetName='more')
    pages(cfn, 'list_change_sets', 'Summaries', lambda all: len(all) == 1, size=None, StackName='own')
    ask(cfn, 'execute_change_set', StackName='own', ChangeSetName='more')
    wait(cfn, 'stack_update_complete', StackName='own')
    pages(cfn, 'describe_stack_events', 'StackEvents', lambda all: all[0]['ResourceStatus'] == 'UPDATE_COMPLETE', size=None,
          StackName='own')
    pages(cfn, 'list_stack_resources', 'StackResourceSummaries', lambda all: len(all) == 1, size=None, StackName='own')
    ask(cfn, 'describe_stack_resources', lambda a: len(a['StackResources']) == 1, StackName='own')
    ask(cfn, 'describe_stack_resource', StackName='own', LogicalResourceId='Jobs')
    refused(cfn, 'describe_stack_resource', 'ValidationError', '^Resource None does not exist for stack own$', StackName='own',
            LogicalResourceId='None')
    pages(cfn, 'list_stacks', 'StackSummaries', size=None, StackStatusFilter=['UPDATE_COMPLETE'])
    pages(cfn, 'list_exports', 'Exports', lambda all: all[0]['Name'] == 'own-url', size=None)
    refused(cfn, 'list_imports', 'ValidationError', "^Export 'own-url' is not imported by any stack.$", ExportName='own-url')
    ask(cfn, 'get_template', lambda a: a['TemplateBody']['Outputs']['Url'], StackName='own')
    ask(cfn, 'update_termination_protection', StackName='own', EnableTerminationProtection=True)
    refused(cfn, 'delete_stack', 'ValidationError', r'^Stack \[own\] cannot be deleted while TerminationProtection is enabled$',
            StackName='own')
    ask(cfn, 'update_termination_protection', StackName='own', EnableTerminationProtection=False)
    ask(cfn, 'delete_stack', StackName='own')
    wait(cfn, 'stack_delete_complete', StackName='own')
    refused(cfn, 'create_stack', 'InsufficientCapabilitiesException', r'^Requires capabilities : \[CAPABILITY_IAM\]$',
            StackName='roles', TemplateBody=json.dumps({'Resources': {'R': {'Type': 'AWS::IAM::Role', 'Properties': {
                'AssumeRolePolicyDocument': json.loads(trusting('ec2.amazonaws.com'))}}}}))


def roles():
    iam, sts = client('iam'), client('sts')
    ask(sts, 'get_caller_identity', lambda a: a['Account'] == '111122223333')
    trust = {'Version': '2012-10-17', 'Statement': [
        {'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111122223333:root'}, 'Action': 'sts:AssumeRole'}]}
    role = ask(iam, 'create_role', lambda a: a['Role']['AssumeRolePolicyDocument'] == trust, RoleName='reader', Path='/own/',
               AssumeRolePolicyDocument=json.dumps(trust), Tags=[{'Key': 'k', 'Value': 'v'}])['Role']['Arn']
    wait(iam, 'role_exists', RoleName='reader')
    refused(iam, 'create_role', 'EntityAlreadyExists', '^Role with name reader already exists.$', RoleName='reader',
            AssumeRolePolicyDocument=json.dumps(trust))
    refused(iam, 'create_role', 'MalformedPolicyDocument', '', RoleName='broken', AssumeRolePolicyDocument='{}')
    allow = {'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': 'ec2:DescribeImages', 'Resource': '*'}]}
    ask(iam, 'put_role_policy', RoleName='reader', PolicyName='own', PolicyDocument=json.dumps(allow))
    ask(iam, 'get_role_policy', lambda a: a['PolicyDocument'] == allow, RoleName='reader', PolicyName='own')
    policy = ask(iam, 'create_policy', PolicyName='shared', PolicyDocument=json.dumps(allow))['Policy']['Arn']
    wait(iam, 'policy_exists', PolicyArn=policy)
    ask(iam, 'attach_role_policy', RoleName='reader', PolicyArn=policy)
    ask(iam, 'get_policy', lambda a: a['Policy']['AttachmentCount'] == 1, PolicyArn=policy)
    ask(iam, 'get_policy_version', lambda a: a['PolicyVersion']['Document'] == allow, PolicyArn=policy, VersionId='v1')
    pages(iam, 'list_roles', 'Roles', lambda all: len(all) >= 1)
    pages(iam, 'list_role_policies', 'PolicyNames', lambda all: all == ['own'], RoleName='reader')
    pages(iam, 'list_attached_role_policies', 'AttachedPolicies', lambda all: len(all) == 1, RoleName='reader')
    refused(iam, 'get_role', 'NoSuchEntity', '^The role with name none cannot be found.$', RoleName='none')
    session = ask(sts, 'assume_role', lambda a: a['AssumedRoleUser']['Arn'].endswith('assumed-role/reader/try'), RoleArn=role,
                  RoleSessionName='try')['Credentials']
    keys = {'aws_access_key_id': session['AccessKeyId'], 'aws_secret_access_key': session['SecretAccessKey'],
            'aws_session_token': session['SessionToken']}
    ask(client('sts', keys=keys), 'get_caller_identity', lambda a: a['Arn'].endswith('assumed-role/reader/try'))
    ask(client('ec2', keys=keys), 'describe_images', Owners=['self'])
    refused(client('ec2', keys=keys), 'describe_instances', 'UnauthorizedOperation',
            '^You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/reader/try is not '
            'authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action')
    refused(client('sqs', keys=keys), 'list_queues', 'AccessDenied|AccessDeniedException', 'is not authorized to perform: sqs:')
    refused(client('iam', keys=keys), 'list_roles', 'AccessDenied', 'is not authorized to perform: iam:ListRoles on resource: '
            'arn:aws:iam::111122223333:role/ because no identity-based policy allows the iam:ListRoles action')
    refused(client('ssm', keys=keys), 'get_parameter', 'AccessDeniedException', 'is not authorized to perform: ssm:GetParameter '
            'on resource: arn:aws:ssm:us-east-1:111122223333:parameter/x because no identity-based policy allows', Name='/x')
    wrong = {'aws_access_key_id': 'AKIANOBODYHASTHISKEY', 'aws_secret_access_key': 'x'}
    refused(client('sts', keys=wrong), 'get_caller_identity', 'InvalidClientTokenId',
            '^The security token included in the request is invalid.$')
    refused(client('ec2', keys=wrong), 'describe_instances', 'AuthFailure', 'AWS was not able to validate the provided access '
            'credentials')
    refused(client('ssm', keys=wrong), 'get_parameter', 'UnrecognizedClientException',
            '^The security token included in the request is invalid.$', Name='/x')
    refused(iam, 'delete_role', 'DeleteConflict', '^Cannot delete entity, must (detach all|delete) policies first.$', RoleName='reader')
    ask(iam, 'detach_role_policy', RoleName='reader', PolicyArn=policy)
    ask(iam, 'delete_role_policy', RoleName='reader', PolicyName='own')
    ask(iam, 'delete_policy', PolicyArn=policy)
    ask(iam, 'delete_role', RoleName='reader')


def buckets():
    s3 = client('s3', s3={'addressing_style': 'path'})
    ask(s3, 'create_bucket', Bucket='own-bucket')
    wait(s3, 'bucket_exists', Bucket='own-bucket')
    for key in ('a/one', 'a/two', 'b/three'):
        ask(s3, 'put_object', lambda a: a['ETag'].startswith('"'), Bucket='own-bucket', Key=key, Body=b'hello')
    wait(s3, 'object_exists', Bucket='own-bucket', Key='a/one')
    ask(s3, 'get_object', lambda a: a['Body'].read() == b'hello', Bucket='own-bucket', Key='a/one')
    ask(s3, 'head_object', lambda a: a['ContentLength'] == 5, Bucket='own-bucket', Key='a/one')
    refused(s3, 'get_object', 'NoSuchKey', '^The specified key does not exist.$', Bucket='own-bucket', Key='none')
    refused(s3, 'head_object', '404', '^Not Found$', Bucket='own-bucket', Key='none')
    refused(s3, 'list_objects_v2', 'NoSuchBucket', '^The specified bucket does not exist$', Bucket='none')
    refused(s3, 'delete_bucket', 'BucketNotEmpty', '^The bucket you tried to delete is not empty$', Bucket='own-bucket')
    pages(s3, 'list_objects_v2', 'Contents', lambda all: len(all) == 3, Bucket='own-bucket')
    pages(s3, 'list_objects_v2', 'CommonPrefixes', lambda all: len(all) == 2, Bucket='own-bucket', Delimiter='/')
    ask(s3, 'list_buckets', lambda a: [b['Name'] for b in a['Buckets']] == ['own-bucket'])
    ask(s3, 'get_bucket_location', Bucket='own-bucket')
    ask(s3, 'put_bucket_versioning', Bucket='own-bucket', VersioningConfiguration={'Status': 'Enabled'})
    ask(s3, 'get_bucket_versioning', lambda a: a['Status'] == 'Enabled', Bucket='own-bucket')
    _count_upload(s3)
    ask(s3, 'delete_objects', lambda a: len(a['Deleted']) == 2, Bucket='own-bucket',
        Delete={'Objects': [{'Key': 'a/one'}, {'Key': 'a/two'}]})
    ask(s3, 'delete_object', Bucket='own-bucket', Key='b/three')


def _count_upload(s3):
    big = io.BytesIO(b'x' * (9 * 1024 * 1024))
    ask(s3, 'upload_fileobj', Fileobj=big, Bucket='own-bucket', Key='big')
    ask(s3, 'head_object', lambda a: a['ContentLength'] == 9 * 1024 * 1024, Bucket='own-bucket', Key='big')


def functions():
    lam, iam = client('lambda'), client('iam')
    role = ask(iam, 'create_role', RoleName='runs', AssumeRolePolicyDocument=trusting('lambda.amazonaws.com'))['Role']['Arn']
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, 'w') as archive:
        archive.writestr('index.js', "exports.handler = async (event) => { if (event.fail) throw new Error('as asked'); "
                         "return { got: event.n }; };")
    base = {'Runtime': 'nodejs24.x', 'Role': role, 'Handler': 'index.handler', 'Code': {'ZipFile': packed.getvalue()}}
    for name in ('double', 'triple'):
        ask(lam, 'create_function', lambda a: a['State'] == 'Pending', FunctionName=name, Timeout=3, **base)
    wait(lam, 'function_exists', FunctionName='double')
    wait(lam, 'function_active_v2', FunctionName='double')
    refused(lam, 'create_function', 'ResourceConflictException', '^Function already exist: double$', FunctionName='double', **base)
    refused(lam, 'get_function', 'ResourceNotFoundException',
            '^Function not found: arn:aws:lambda:us-east-1:111122223333:function:none$', FunctionName='none')
    ask(lam, 'invoke', lambda a: json.load(a['Payload']) == {'got': 2} and a['StatusCode'] == 200, FunctionName='double',
        Payload=json.dumps({'n': 2}))
    ask(lam, 'invoke', lambda a: a['FunctionError'] == 'Unhandled' and json.load(a['Payload'])['errorMessage'] == 'as asked',
        FunctionName='double', Payload='{"fail":true}')
    ask(lam, 'invoke', lambda a: b'END RequestId' in base64.b64decode(a['LogResult']), FunctionName='double', LogType='Tail')
    ask(lam, 'invoke', lambda a: a['StatusCode'] == 202, FunctionName='double', InvocationType='Event')
    pages(lam, 'list_functions', 'Functions', lambda all: len(all) == 2)
    ask(lam, 'get_function', lambda a: a['Configuration']['State'] == 'Active', FunctionName='double')
    ask(lam, 'get_function_configuration', FunctionName='double')
    ask(lam, 'update_function_configuration', FunctionName='double', Environment={'Variables': {'STAGE': 'b'}})
    wait(lam, 'function_updated_v2', FunctionName='double')
    ask(lam, 'publish_version', lambda a: a['Version'] == '1', FunctionName='double')
    pages(lam, 'list_versions_by_function', 'Versions', lambda all: len(all) == 2, FunctionName='double')
    ask(lam, 'add_permission', FunctionName='double', StatementId='events', Action='lambda:InvokeFunction',
        Principal='events.amazonaws.com')
    ask(lam, 'get_policy', FunctionName='double')
    ask(lam, 'delete_function', FunctionName='double')
