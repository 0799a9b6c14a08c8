"""Queues, topics, buses and schedules. Older clients ask SQS in Query, newer ones in JSON."""

import json

from asking import ask, client, pages, refused

EVENT = {'id': '1', 'account': '111122223333', 'source': 'own', 'time': '2026-11-21T00:00:00Z', 'region': 'us-east-1',
         'resources': [], 'detail-type': 'Tried', 'detail': {'n': 1}}


def queues():
    sqs = client('sqs')
    url = ask(sqs, 'create_queue', QueueName='jobs', Attributes={'VisibilityTimeout': '900'}, tags={'k': 'v'})['QueueUrl']
    dead = ask(sqs, 'create_queue', QueueName='dead')['QueueUrl']
    arn = ask(sqs, 'get_queue_attributes', QueueUrl=dead, AttributeNames=['QueueArn'])['Attributes']['QueueArn']
    ask(sqs, 'set_queue_attributes', QueueUrl=url,
        Attributes={'RedrivePolicy': json.dumps({'deadLetterTargetArn': arn, 'maxReceiveCount': '2'})})
    refused(sqs, 'create_queue', 'QueueAlreadyExists', 'VisibilityTimeout', QueueName='jobs', Attributes={'VisibilityTimeout': '9'})
    ask(sqs, 'get_queue_url', lambda a: a['QueueUrl'] == url, QueueName='jobs')
    refused(sqs, 'get_queue_url', 'AWS.SimpleQueueService.NonExistentQueue', '^The specified queue does not exist', QueueName='none')
    ask(sqs, 'send_message', lambda a: a['MD5OfMessageBody'], QueueUrl=url, MessageBody='hello',
        MessageAttributes={'kind': {'DataType': 'String', 'StringValue': 'greeting'}})
    ask(sqs, 'send_message_batch', lambda a: len(a['Successful']) == 2, QueueUrl=url,
        Entries=[{'Id': 'a', 'MessageBody': 'one'}, {'Id': 'b', 'MessageBody': 'two'}])
    got = ask(sqs, 'receive_message', lambda a: len(a['Messages']) == 3, QueueUrl=url, MaxNumberOfMessages=10,
              AttributeNames=['All'], MessageAttributeNames=['All'])['Messages']
    assert any(m.get('MessageAttributes', {}).get('kind', {}).get('StringValue') == 'greeting' for m in got)
    ask(sqs, 'change_message_visibility', QueueUrl=url, ReceiptHandle=got[0]['ReceiptHandle'], VisibilityTimeout=30)
    ask(sqs, 'delete_message', QueueUrl=url, ReceiptHandle=got[0]['ReceiptHandle'])
    ask(sqs, 'delete_message_batch', lambda a: len(a['Successful']) == 1, QueueUrl=url,
        Entries=[{'Id': 'a', 'ReceiptHandle': got[1]['ReceiptHandle']}])
    ask(sqs, 'list_queue_tags', lambda a: a['Tags'] == {'k': 'v'}, QueueUrl=url)
    ask(sqs, 'tag_queue', QueueUrl=url, Tags={'a': 'b'})
    ask(sqs, 'untag_queue', QueueUrl=url, TagKeys=['a'])
    pages(sqs, 'list_queues', 'QueueUrls', lambda all: len(all) == 2)
    pages(sqs, 'list_dead_letter_source_queues', 'queueUrls', lambda all: all == [url], QueueUrl=dead)
    refused(sqs, 'receive_message', 'InvalidParameterValue',
            '^Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.$',
            QueueUrl=url, MaxNumberOfMessages=11)
    ask(sqs, 'purge_queue', QueueUrl=url)
    ask(sqs, 'delete_queue', QueueUrl=url)


def topics():
    sns, sqs = client('sns'), client('sqs')
    topic = ask(sns, 'create_topic', Name='news', Tags=[{'Key': 'k', 'Value': 'v'}])['TopicArn']
    url = ask(sqs, 'create_queue', QueueName='reader')['QueueUrl']
    arn = ask(sqs, 'get_queue_attributes', QueueUrl=url, AttributeNames=['All'])['Attributes']['QueueArn']
    link = ask(sns, 'subscribe', TopicArn=topic, Protocol='sqs', Endpoint=arn, ReturnSubscriptionArn=True)['SubscriptionArn']
    refused(sns, 'subscribe', 'InvalidParameter', '^Invalid parameter:', TopicArn=topic, Protocol='nope', Endpoint=arn)
    refused(sns, 'publish', 'NotFound', '^Topic does not exist$', TopicArn=f'{topic}-none', Message='x')
    refused(sns, 'publish', 'InvalidParameter', '^Invalid parameter: Empty message$', TopicArn=topic, Message='')
    ask(sns, 'publish', TopicArn=topic, Message='hello', Subject='s',
        MessageAttributes={'kind': {'DataType': 'String', 'StringValue': 'greeting'}})
    ask(sns, 'set_subscription_attributes', SubscriptionArn=link, AttributeName='RawMessageDelivery', AttributeValue='true')
    ask(sns, 'get_subscription_attributes', lambda a: a['Attributes']['RawMessageDelivery'] == 'true', SubscriptionArn=link)
    ask(sns, 'get_topic_attributes', TopicArn=topic)
    ask(sns, 'list_tags_for_resource', lambda a: a['Tags'] == [{'Key': 'k', 'Value': 'v'}], ResourceArn=topic)
    pages(sns, 'list_topics', 'Topics', lambda all: len(all) == 1, size=None)
    pages(sns, 'list_subscriptions_by_topic', 'Subscriptions', lambda all: len(all) == 1, size=None, TopicArn=topic)
    pages(sns, 'list_subscriptions', 'Subscriptions', size=None)
    ask(sns, 'unsubscribe', SubscriptionArn=link)
    ask(sns, 'delete_topic', TopicArn=topic)


def buses():
    events, sqs = client('events'), client('sqs')
    url = ask(sqs, 'create_queue', QueueName='events')['QueueUrl']
    arn = ask(sqs, 'get_queue_attributes', QueueUrl=url, AttributeNames=['All'])['Attributes']['QueueArn']
    for name in ('a', 'b'):
        ask(events, 'put_rule', Name=name, EventPattern=json.dumps({'source': ['own']}), Description='tries')
    refused(events, 'put_rule', 'InvalidEventPatternException', '^Event pattern is not valid. Reason: ', Name='bad',
            EventPattern='{"source": "own"}')
    refused(events, 'put_rule', 'ValidationException', 'ScheduleExpression', Name='bad', ScheduleExpression='rate(1 minutes)')
    ask(events, 'put_targets', lambda a: a['FailedEntryCount'] == 0, Rule='a', Targets=[{'Id': 'q', 'Arn': arn}])
    ask(events, 'test_event_pattern', lambda a: a['Result'], EventPattern='{"detail":{"n":[1]}}', Event=json.dumps(EVENT))
    ask(events, 'put_events', lambda a: a['FailedEntryCount'] == 0,
        Entries=[{'Source': 'own', 'DetailType': 'Tried', 'Detail': '{"n":1}'}])
    ask(events, 'put_events', lambda a: a['FailedEntryCount'] == 1 and a['Entries'][0]['ErrorCode'] == 'MalformedDetail',
        Entries=[{'Source': 'own', 'DetailType': 'Tried', 'Detail': 'none'}])
    pages(events, 'list_rules', 'Rules', lambda all: len(all) == 2)
    pages(events, 'list_targets_by_rule', 'Targets', lambda all: len(all) == 1, Rule='a')
    pages(events, 'list_rule_names_by_target', 'RuleNames', lambda all: all == ['a'], TargetArn=arn)
    ask(events, 'describe_rule', lambda a: a['State'] == 'ENABLED', Name='a')
    refused(events, 'describe_rule', 'ResourceNotFoundException', '^Rule none does not exist on EventBus default.$', Name='none')
    ask(events, 'disable_rule', Name='a')
    refused(events, 'delete_rule', 'ValidationException', "^Rule can't be deleted since it has targets.$", Name='a')
    ask(events, 'remove_targets', Rule='a', Ids=['q'])
    ask(events, 'delete_rule', Name='a')
    ask(events, 'describe_event_bus')
    ask(events, 'list_event_buses')


def schedules():
    scheduler, iam, sqs = client('scheduler'), client('iam'), client('sqs')
    url = ask(sqs, 'create_queue', QueueName='scheduled')['QueueUrl']
    arn = ask(sqs, 'get_queue_attributes', QueueUrl=url, AttributeNames=['All'])['Attributes']['QueueArn']
    trust = {'Version': '2012-10-17', 'Statement': [
        {'Effect': 'Allow', 'Principal': {'Service': 'scheduler.amazonaws.com'}, 'Action': 'sts:AssumeRole'}]}
    role = ask(iam, 'create_role', RoleName='scheduled', AssumeRolePolicyDocument=json.dumps(trust))['Role']['Arn']
    base = {'FlexibleTimeWindow': {'Mode': 'OFF'}, 'Target': {'Arn': arn, 'RoleArn': role, 'Input': 'tick'}}
    ask(scheduler, 'create_schedule_group', Name='own')
    ask(scheduler, 'create_schedule', lambda a: a['ScheduleArn'].endswith('schedule/own/tick'), Name='tick', GroupName='own',
        ScheduleExpression='rate(1 minute)', **base)
    refused(scheduler, 'create_schedule', 'ConflictException', '^Schedule tick already exists.$', Name='tick', GroupName='own',
            ScheduleExpression='rate(1 minute)', **base)
    refused(scheduler, 'create_schedule', 'ValidationException', '^Invalid Schedule Expression', Name='odd',
            ScheduleExpression='every minute', **base)
    ask(scheduler, 'get_schedule', lambda a: a['State'] == 'ENABLED', Name='tick', GroupName='own')
    refused(scheduler, 'get_schedule', 'ResourceNotFoundException', '^Schedule none does not exist.$', Name='none')
    pages(scheduler, 'list_schedules', 'Schedules', lambda all: len(all) == 1)
    pages(scheduler, 'list_schedule_groups', 'ScheduleGroups', lambda all: len(all) == 2)
    ask(scheduler, 'update_schedule', Name='tick', GroupName='own', ScheduleExpression='rate(2 minutes)', **base)
    ask(scheduler, 'delete_schedule', Name='tick', GroupName='own')
    ask(scheduler, 'get_schedule_group', Name='own')
    ask(scheduler, 'delete_schedule_group', Name='own')
