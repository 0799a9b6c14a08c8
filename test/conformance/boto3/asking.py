"""How the talks ask: each question is one operation, printed as a line of JSON, with what was wrong about its answer."""

import json
import os
import re
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

import model_check

_session = boto3.session.Session()


def client(service, keys=None, **config):
    retries = {'retries': {'max_attempts': 1, 'mode': 'standard'}}
    made = _session.client(service, endpoint_url=os.environ['AWS_ENDPOINT_URL'], config=Config(**{**retries, **config}),
                           **(keys or {}))
    model_check.follow(made)
    return made


def ask(service, method, check=None, **params):
    """Asks for the answer, which the check (true where it is right) is given too."""
    return _count(service, method, lambda: _patient(method, lambda: _checked(getattr(service, method)(**params), check)), params)


def refused(service, method, code, message, **params):
    """Asks what must be refused with this code, in words that match the message."""

    def work():
        try:
            getattr(service, method)(**params)
        except ClientError as error:
            found = error.response['Error']
            if found['Code'] not in code.split('|'):
                if _NOT_SEEN.search(found['Code']):
                    raise
                raise AssertionError(f"refused with {found['Code']} ({found['Message']}), not {code}") from None
            if not re.search(message, found['Message']):
                raise AssertionError(f"refused in the words {found['Message']!r}, not {message!r}") from None
            if not error.response['ResponseMetadata']['RequestId']:
                raise AssertionError('refused without a request id') from None
            return
        raise AssertionError(f'not refused, though {code} was due')

    _count(service, method, lambda: _patient(method, work), params, f'refused with {code}')


def pages(service, method, key, check=None, size=1, **params):
    """Everything under a key, from all pages of `size`; more than one page must come of more than one item."""

    def work():
        paginator = service.get_paginator(method)
        found = [page.get(key, []) for page in paginator.paginate(**params, PaginationConfig={'PageSize': size} if size else {})]
        items = [item for page in found for item in page]
        if size and any(len(page) > size for page in found):
            raise AssertionError(f'a page holds {max(len(page) for page in found)} items, {size} were asked for')
        return _checked(items, check)

    return _count(service, method, lambda: _patient(method, work), params, f'in pages of {size}' if size else 'in pages')


def wait(service, waiter, **params):
    config = {'Delay': 1, 'MaxAttempts': 120}
    _count(service, waiter, lambda: _patient(waiter, lambda: service.get_waiter(waiter).wait(**params, WaiterConfig=config)),
           params, 'as a waiter')


def until(service, method, done, **params):
    """Asks until it is done, which the region's fast clock lets it be within seconds."""

    def work():
        for _ in range(300):
            answer = _patient(method, lambda: getattr(service, method)(**params))
            if done(answer):
                return answer
            time.sleep(0.2)
        raise AssertionError(f'never done; last {json.dumps(answer, default=str)[:2000]}')

    return _count(service, method, work, params, 'until done')


#: How errors say that what was just made has not spread: it is not there, or it cannot be used.
_NOT_SEEN = re.compile(r'NotFound|DoesNotExist|NoSuchEntity|InvalidGroup|cannot be assumed|Invalid IAM Instance Profile|'
                       r'assume the (provided )?role|perform: sts:AssumeRole|valid fully-formed launch template')


def let_spread():
    """Waits until roles and instance profiles have spread, which IAM tells nobody: half a second is most of a minute here."""
    time.sleep(0.5)


def _patient(method, work):
    """Asks again for about a second, which is more than a minute of the region's: a read until it shows what was written, anything
    else until it finds what it needs."""
    for left in range(20, -1, -1):
        try:
            return work()
        except AssertionError:
            if left == 0 or not re.match('describe|get|list|query|scan|batch_get', method):
                raise
        except (ClientError, WaiterError) as error:
            if left == 0 or not _NOT_SEEN.search(str(error)):
                raise
        time.sleep(0.05)


def _checked(answer, check):
    if check is not None and not check(answer):
        raise AssertionError(f'answered {json.dumps(answer, default=str)[:2000]}')
    return answer


def counted(service, method, work, how):
    """Does what counts as one operation of its own."""
    _count(service, method, work, None, how)


def throttle(operation=None, times=None):
    """Lets the region throttle an operation, so often or always, or none; says how often it has done so since it was last told to."""
    print(json.dumps({'throttle': operation, 'times': times}), flush=True)
    return int(sys.stdin.readline())


def _count(service, method, work, params, how=''):
    name = f'{service.meta.service_model.service_name} {method}{" " if how else ""}{how}'
    model_check.take()
    answer, reasons = None, []
    try:
        answer = work()
    except Exception as error:  # whatever goes wrong is told, and the talk goes on
        reasons.append(f'{type(error).__name__}: {error}'[:2000])
    problems, unknown = model_check.take()
    tell(name, reasons + problems, unknown, params)
    return answer


def tell(name, reasons, unknown=(), params=None):
    line = {'operation': name, 'reasons': sorted(set(reasons)), 'unknown': list(unknown)}
    if reasons and params:
        line['input'] = json.dumps(params, default=str)[:500]
    print(json.dumps(line), flush=True)


def told(talks):
    """Runs the talks, each to where it can go."""
    model_check.install()
    for talk in talks:
        try:
            talk()
        except Exception as error:
            at = error.__traceback__
            while at.tb_next is not None:
                at = at.tb_next
            tell(f'{talk.__name__} goes on to its end', [f'line {at.tb_lineno}: {type(error).__name__}: {error}'])
    sys.exit(0)
