"""Tables and state machines."""

import json

from asking import ask, client, pages, refused, until, wait
from stacks import trusting


def tables():
    db = client('dynamodb')
    ask(db, 'create_table', lambda a: a['TableDescription']['TableStatus'] == 'CREATING', TableName='ledger',
        BillingMode='PAY_PER_REQUEST', KeySchema=[{'AttributeName': 'pk', 'KeyType': 'HASH'}, {'AttributeName': 'sk', 'KeyType': 'RANGE'}],
        AttributeDefinitions=[{'AttributeName': 'pk', 'AttributeType': 'S'}, {'AttributeName': 'sk', 'AttributeType': 'S'}])
    refused(db, 'create_table', 'ResourceInUseException', 'Table already exists: ledger|Table is being created: ledger', TableName='ledger',
            BillingMode='PAY_PER_REQUEST', KeySchema=[{'AttributeName': 'pk', 'KeyType': 'HASH'}],
            AttributeDefinitions=[{'AttributeName': 'pk', 'AttributeType': 'S'}])
    wait(db, 'table_exists', TableName='ledger')
    for n in range(3):
        ask(db, 'put_item', TableName='ledger', Item={'pk': {'S': 'a'}, 'sk': {'S': str(n)}, 'n': {'N': str(n)}},
            ConditionExpression='attribute_not_exists(pk)')
    refused(db, 'put_item', 'ConditionalCheckFailedException', '^The conditional request failed$', TableName='ledger',
            Item={'pk': {'S': 'a'}, 'sk': {'S': '1'}}, ConditionExpression='attribute_not_exists(pk)')
    refused(db, 'put_item', 'ValidationException',
            '^One or more parameter values were invalid: Missing the key sk in the item$', TableName='ledger',
            Item={'pk': {'S': 'a'}})
    refused(db, 'put_item', 'ValidationException', '^1 validation error detected: Invalid ConditionExpression: Syntax error; token: ', TableName='ledger',
            Item={'pk': {'S': 'a'}, 'sk': {'S': '9'}}, ConditionExpression='a b')
    refused(db, 'get_item', 'ValidationException', '^The provided key element does not match the schema$', TableName='ledger',
            Key={'pk': {'S': 'a'}})
    refused(db, 'get_item', 'ResourceNotFoundException', '^Requested resource not found', TableName='none',
            Key={'pk': {'S': 'a'}})
    ask(db, 'get_item', lambda a: a['Item']['n'] == {'N': '1'}, TableName='ledger', Key={'pk': {'S': 'a'}, 'sk': {'S': '1'}},
        ConsistentRead=True, ReturnConsumedCapacity='TOTAL')
    ask(db, 'update_item', lambda a: a['Attributes']['n'] == {'N': '6'}, TableName='ledger',
        Key={'pk': {'S': 'a'}, 'sk': {'S': '1'}}, UpdateExpression='SET #n = #n + :five', ReturnValues='ALL_NEW',
        ExpressionAttributeNames={'#n': 'n'}, ExpressionAttributeValues={':five': {'N': '5'}})
    pages(db, 'query', 'Items', lambda all: len(all) == 3, TableName='ledger', KeyConditionExpression='pk = :a',
          ExpressionAttributeValues={':a': {'S': 'a'}})
    pages(db, 'scan', 'Items', lambda all: len(all) == 1, TableName='ledger', FilterExpression='n = :n',
          ExpressionAttributeValues={':n': {'N': '6'}})
    refused(db, 'transact_write_items', 'TransactionCanceledException',
            r'^Transaction cancelled, please refer cancellation reasons for specific reasons \[None, ConditionalCheckFailed\]$',
            TransactItems=[{'Put': {'TableName': 'ledger', 'Item': {'pk': {'S': 'b'}, 'sk': {'S': '0'}}}},
                           {'Put': {'TableName': 'ledger', 'Item': {'pk': {'S': 'a'}, 'sk': {'S': '0'}},
                                    'ConditionExpression': 'attribute_not_exists(pk)'}}])
    ask(db, 'transact_get_items', TransactItems=[{'Get': {'TableName': 'ledger', 'Key': {'pk': {'S': 'a'}, 'sk': {'S': '0'}}}}])
    ask(db, 'batch_write_item', lambda a: a['UnprocessedItems'] == {},
        RequestItems={'ledger': [{'DeleteRequest': {'Key': {'pk': {'S': 'a'}, 'sk': {'S': '2'}}}}]})
    ask(db, 'batch_get_item', lambda a: len(a['Responses']['ledger']) == 1,
        RequestItems={'ledger': {'Keys': [{'pk': {'S': 'a'}, 'sk': {'S': '0'}}, {'pk': {'S': 'a'}, 'sk': {'S': '2'}}]}})
    ask(db, 'delete_item', lambda a: a['Attributes']['pk'] == {'S': 'a'}, TableName='ledger',
        Key={'pk': {'S': 'a'}, 'sk': {'S': '0'}}, ReturnValues='ALL_OLD')
    ask(db, 'update_time_to_live', TableName='ledger', TimeToLiveSpecification={'Enabled': True, 'AttributeName': 'expiresAt'})
    ask(db, 'describe_time_to_live', TableName='ledger')
    ask(db, 'describe_continuous_backups', TableName='ledger')
    ask(db, 'describe_table', lambda a: a['Table']['TableStatus'] == 'ACTIVE', TableName='ledger')
    pages(db, 'list_tables', 'TableNames', lambda all: all == ['ledger'])
    ask(db, 'delete_table', TableName='ledger')
    wait(db, 'table_not_exists', TableName='ledger')


def machines():
    sfn, iam = client('stepfunctions'), client('iam')
    role = ask(iam, 'create_role', RoleName='machine', AssumeRolePolicyDocument=trusting('states.amazonaws.com'))['Role']['Arn']
    text = {'QueryLanguage': 'JSONata', 'StartAt': 'Rest', 'States': {
        'Rest': {'Type': 'Wait', 'Seconds': '{% $states.input.seconds %}', 'Next': 'Say'},
        'Say': {'Type': 'Pass', 'Output': {'said': '{% $states.input.seconds + 1 %}'}, 'End': True}}}
    arns = [ask(sfn, 'create_state_machine', name=name, definition=json.dumps(text), roleArn=role)['stateMachineArn']
            for name in ('one', 'two')]
    arn = arns[0]
    refused(sfn, 'create_state_machine', 'InvalidDefinition', "^Invalid State Machine Definition: '", name='bad', roleArn=role,
            definition='{"StartAt":"A","States":{}}')
    refused(sfn, 'create_state_machine', 'InvalidName', "^Invalid Name: 'a b'$", name='a b', roleArn=role, definition=json.dumps(text))
    ask(sfn, 'describe_state_machine', lambda a: a['status'] == 'ACTIVE', stateMachineArn=arn)
    run = ask(sfn, 'start_execution', stateMachineArn=arn, name='first', input='{"seconds":5}')['executionArn']
    ask(sfn, 'start_execution', lambda a: a['executionArn'] == run, stateMachineArn=arn, name='first', input='{"seconds":5}')
    refused(sfn, 'start_execution', 'ExecutionAlreadyExists', f"^Execution Already Exists: '{run}'$", stateMachineArn=arn,
            name='first', input='{"seconds":6}')
    refused(sfn, 'start_execution', 'InvalidExecutionInput', "^Invalid State Machine Execution Input: '", stateMachineArn=arn, input='{')
    refused(sfn, 'start_execution', 'StateMachineDoesNotExist', '^State Machine Does Not Exist: ', stateMachineArn=f'{arn}x')
    refused(sfn, 'describe_execution', 'ExecutionDoesNotExist', '^Execution Does Not Exist: ', executionArn=f'{run}x')
    ended = until(sfn, 'describe_execution', lambda a: a['status'] == 'SUCCEEDED', executionArn=run)
    assert json.loads(ended['output']) == {'said': 6}, ended['output']
    pages(sfn, 'get_execution_history', 'events', lambda all: all[-1]['type'] == 'ExecutionSucceeded', size=2, executionArn=run)
    long = ask(sfn, 'start_execution', stateMachineArn=arn, input='{"seconds":86400}')['executionArn']
    ask(sfn, 'stop_execution', executionArn=long, error='Own', cause='enough')
    ask(sfn, 'describe_execution', lambda a: a['status'] == 'ABORTED', executionArn=long)
    pages(sfn, 'list_executions', 'executions', lambda all: len(all) == 2, stateMachineArn=arn)
    pages(sfn, 'list_executions', 'executions', lambda all: len(all) == 1, stateMachineArn=arn, statusFilter='ABORTED')
    pages(sfn, 'list_state_machines', 'stateMachines', lambda all: len(all) == 2)
    ask(sfn, 'describe_state_machine_for_execution', executionArn=run)
    ask(sfn, 'update_state_machine', stateMachineArn=arn, definition=json.dumps({**text, 'TimeoutSeconds': 60}))
    refused(sfn, 'send_task_success', 'InvalidToken', "^Invalid Token: '", taskToken='none', output='{}')
    ask(sfn, 'tag_resource', resourceArn=arn, tags=[{'key': 'k', 'value': 'v'}])
    ask(sfn, 'list_tags_for_resource', lambda a: a['tags'] == [{'key': 'k', 'value': 'v'}], resourceArn=arn)
    ask(sfn, 'delete_state_machine', stateMachineArn=arn)
