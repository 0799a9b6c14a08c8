"""How clients bear being asked to slow down, in both of their modes, and in which words they give up."""

import time
from unittest.mock import patch

from botocore.exceptions import ClientError

from asking import client, counted, throttle

RATE = 'Rate exceeded'

#: What is asked for, and how the service says that it is asked too often; newer clients ask CloudWatch and SQS in other protocols.
ASKED = [
    ('ec2', 'describe_vpcs', ['RequestLimitExceeded'], 'Request limit exceeded.'),
    ('autoscaling', 'describe_auto_scaling_groups', ['Throttling'], RATE),
    ('iam', 'list_roles', ['Throttling'], RATE),
    ('cloudwatch', 'describe_alarms', ['Throttling', 'ThrottlingException'], RATE),
    ('ssm', 'describe_parameters', ['ThrottlingException'], RATE),
    ('dynamodb', 'list_tables', ['ThrottlingException'], RATE),
    ('lambda', 'list_functions', ['TooManyRequestsException'], RATE),
    ('s3', 'list_buckets', ['SlowDown'], 'Please reduce your request rate.'),
]


def throttling():
    sleep = time.sleep
    # Clients wait up to a second before they try again, which is most of two minutes of the region's.
    with patch.object(time, 'sleep', lambda seconds: sleep(seconds / 20)):
        for mode in ('legacy', 'standard'):
            for name, method, codes, message in ASKED:
                service = client(name, retries={'total_max_attempts': 2, 'mode': mode})
                counted(service, method, lambda: _tries_again(service, method), f'once throttled, {mode}')
                counted(service, method, lambda: _gives_up(service, method, codes, message), f'always throttled, {mode}')


def _tries_again(service, method):
    throttle(service.meta.method_to_api_mapping[method], 1)
    answer = getattr(service, method)()
    assert throttle() == 1
    tries = answer['ResponseMetadata']['RetryAttempts']
    assert tries == 1, f'{tries} more tries'


def _gives_up(service, method, codes, message):
    operation = service.meta.method_to_api_mapping[method]
    throttle(operation)
    try:
        getattr(service, method)()
        said = 'nothing'
    except ClientError as error:
        said = str(error)
    struck = throttle()
    wanted = [f'An error occurred ({code}) when calling the {operation} operation (reached max retries: 1): {message}' for code in codes]
    assert said in wanted, f'said {said!r}, not {wanted[0]!r}'
    assert struck == 2, f'throttled {struck} times'
