"""Metrics, alarms and logs. Answers come in the protocol that the client speaks: older ones ask CloudWatch in Query."""

import datetime

from asking import ask, client, pages, refused, wait

#: When the region's time began.
START = datetime.datetime(2026, 11, 21, tzinfo=datetime.timezone.utc)


def alarms():
    watch = client('cloudwatch')
    dimensions = [{'Name': 'Fleet', 'Value': 'prod'}]
    ask(watch, 'put_metric_data', Namespace='Own', MetricData=[
        {'MetricName': 'Errors', 'Value': 3.5, 'Unit': 'Count', 'Dimensions': dimensions},
        {'MetricName': 'Latency', 'StatisticValues': {'SampleCount': 2, 'Sum': 3, 'Minimum': 1, 'Maximum': 2}}])
    base = {'MetricName': 'Errors', 'Namespace': 'Own', 'Statistic': 'Sum', 'Period': 60, 'EvaluationPeriods': 1,
            'Threshold': 1.5, 'ComparisonOperator': 'GreaterThanThreshold', 'Dimensions': dimensions}
    ask(watch, 'put_metric_alarm', AlarmName='errors', TreatMissingData='notBreaching', **base)
    ask(watch, 'put_metric_alarm', AlarmName='rate', EvaluationPeriods=1, Threshold=1, ComparisonOperator='GreaterThanThreshold',
        Metrics=[{'Id': 'e', 'ReturnData': False, 'MetricStat': {'Metric': {'Namespace': 'Own', 'MetricName': 'Errors'},
                                                                'Period': 60, 'Stat': 'Sum'}},
                 {'Id': 'r', 'Expression': 'e * 100', 'Label': 'rate', 'ReturnData': True}])
    ask(watch, 'put_composite_alarm', AlarmName='any', AlarmRule='ALARM(errors) OR ALARM(rate)')
    wait(watch, 'alarm_exists', AlarmNames=['errors'])
    wait(watch, 'composite_alarm_exists', AlarmNames=['any'], AlarmTypes=['CompositeAlarm'])
    pages(watch, 'describe_alarms', 'MetricAlarms', lambda all: len(all) == 2)
    ask(watch, 'describe_alarms', lambda a: [x['AlarmName'] for x in a['MetricAlarms']] == ['errors'], AlarmNamePrefix='err')
    ask(watch, 'set_alarm_state', AlarmName='errors', StateValue='ALARM', StateReason='a try')
    refused(watch, 'set_alarm_state', 'ResourceNotFound', '', AlarmName='none', StateValue='ALARM', StateReason='a try')
    pages(watch, 'describe_alarm_history', 'AlarmHistoryItems', lambda all: len(all) >= 1, AlarmName='errors')
    pages(watch, 'list_metrics', 'Metrics', size=None, Namespace='Own')
    now = START
    ask(watch, 'get_metric_statistics', Namespace='Own', MetricName='Errors', Dimensions=dimensions, Period=60,
        StartTime=now - datetime.timedelta(hours=1), EndTime=now + datetime.timedelta(hours=1), Statistics=['Sum', 'Average'])
    pages(watch, 'get_metric_data', 'MetricDataResults', size=100, StartTime=now - datetime.timedelta(hours=1),
          EndTime=now + datetime.timedelta(hours=1),
          MetricDataQueries=[{'Id': 'e', 'MetricStat': {'Metric': {'Namespace': 'Own', 'MetricName': 'Errors',
                                                                   'Dimensions': dimensions}, 'Period': 60, 'Stat': 'Sum'}}])
    ask(watch, 'delete_alarms', AlarmNames=['errors', 'rate'])


def logs():
    log = client('logs')
    ask(log, 'create_log_group', logGroupName='/own/app', tags={'k': 'v'})
    refused(log, 'create_log_group', 'ResourceAlreadyExistsException', '^The specified log group already exists$',
            logGroupName='/own/app')
    ask(log, 'put_retention_policy', logGroupName='/own/app', retentionInDays=7)
    ask(log, 'create_log_stream', logGroupName='/own/app', logStreamName='one')
    at = int(START.timestamp() * 1000)
    ask(log, 'put_log_events', logGroupName='/own/app', logStreamName='one',
        logEvents=[{'timestamp': at, 'message': 'hello'}, {'timestamp': at + 1, 'message': 'world'}])
    pages(log, 'describe_log_groups', 'logGroups', lambda all: len(all) == 1, logGroupNamePrefix='/own')
    pages(log, 'describe_log_streams', 'logStreams', lambda all: len(all) == 1, logGroupName='/own/app')
    pages(log, 'filter_log_events', 'events', lambda all: [e['message'] for e in all] == ['world'], size=10,
          logGroupName='/own/app', filterPattern='world')
    ask(log, 'get_log_events', lambda a: len(a['events']) == 2, logGroupName='/own/app', logStreamName='one', startFromHead=True)
    refused(log, 'describe_log_streams', 'ResourceNotFoundException', '^The specified log group does not exist.$',
            logGroupName='/none')
    ask(log, 'delete_log_group', logGroupName='/own/app')
