"""Holds each answer to botocore's own model of the operation, before botocore reads it leniently."""

import json
import re
from xml.etree import ElementTree

from botocore import parsers

#: What the answers since the last `take` did not hold to, and members that the installed models do not know.
_problems = []
_unknown = []


def take():
    found = (list(_problems), list(_unknown))
    _problems.clear()
    _unknown.clear()
    return found


#: The service and operation that is asked.
_asked = {}


def follow(client):
    """Lets the check know what a client asks."""

    def before_call(model, **_):
        _asked['service'] = model.service_model.signing_name
        _asked['operation'] = model.name

    client.meta.events.register('before-call', before_call)


def _add_unknown(path):
    member = {**_asked, 'path': path}
    if member not in _unknown:
        _unknown.append(member)


def install():
    original = parsers.ResponseParser.parse

    def parse(self, response, shape):
        parsed = original(self, response, shape)
        if response['status_code'] < 300 and shape is not None:
            _check_raw(self, response, shape)
            _check_parsed(shape, parsed, shape.name)
        return parsed

    parsers.ResponseParser.parse = parse


def _check_raw(parser, response, shape):
    body = response['body']
    payload = shape.serialization.get('payload')
    if payload is not None:
        member = shape.members[payload]
        if member.type_name != 'structure' or not isinstance(body, bytes):
            return
        shape = member
    if not body or not isinstance(body, bytes):
        return
    if isinstance(parser, parsers.BaseJSONParser):
        _check_json(shape, json.loads(body), shape.name)
    elif isinstance(parser, parsers.BaseXMLResponseParser):
        root = ElementTree.fromstring(body)
        if isinstance(parser, parsers.QueryParser) and not isinstance(parser, parsers.EC2QueryParser):
            root = next((child for child in root if _tag(child).endswith('Result')), None)
        if root is not None:
            _check_xml(shape, root, shape.name)


def _check_json(shape, value, path):
    if value is None:
        _problems.append(f'{path} is null')
        return
    kind = shape.type_name
    if kind == 'structure':
        if not _is(value, dict, path):
            return
        names = {member.serialization.get('name', name): member for name, member in shape.members.items()}
        for key, item in value.items():
            if key in names:
                _check_json(names[key], item, f'{path}.{key}')
            else:
                _add_unknown(f'{path}.{key}')
    elif kind == 'list':
        if _is(value, list, path):
            for item in value:
                _check_json(shape.member, item, f'{path}[]')
    elif kind == 'map':
        if _is(value, dict, path):
            for item in value.values():
                _check_json(shape.value, item, f'{path}{{}}')
    elif kind in ('string', 'character', 'blob'):
        _is(value, str, path)
    elif kind in ('integer', 'long'):
        if isinstance(value, bool) or not isinstance(value, int):
            _problems.append(f'{path} is {value!r}, not a whole number')
    elif kind in ('float', 'double'):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            _problems.append(f'{path} is {value!r}, not a number')
    elif kind == 'boolean':
        _is(value, bool, path)
    elif kind == 'timestamp':
        text = shape.serialization.get('timestampFormat') in ('iso8601', 'rfc822')
        if isinstance(value, str) != text:
            _problems.append(f'{path} is {value!r}, not a time of its format')


def _is(value, wanted, path):
    if isinstance(value, wanted):
        return True
    _problems.append(f'{path} is {value!r}, not of type {wanted.__name__}')
    return False


def _tag(element):
    return element.tag.rsplit('}', 1)[-1]


#: What stands around an answer of EC2 or in its attributes.
_ENVELOPE = {'requestId', 'RequestId', 'ResponseMetadata'}


def _check_xml(shape, element, path):
    kind = shape.type_name
    if kind == 'structure':
        names = {}
        for name, member in shape.members.items():
            wire = member.serialization.get('name', name)
            if member.type_name == 'list' and member.serialization.get('flattened'):
                wire = member.serialization.get('name') or member.member.serialization.get('name', name)
                if 'name' in member.member.serialization:
                    wire = member.member.serialization['name']
            names[wire] = member
        for child in element:
            member = names.get(_tag(child))
            if member is None:
                if _tag(child) not in _ENVELOPE:
                    _add_unknown(f'{path}.{_tag(child)}')
                continue
            below = f'{path}.{_tag(child)}'
            if member.serialization.get('flattened') and member.type_name == 'list':
                _check_xml(member.member, child, f'{below}[]')
            elif member.serialization.get('flattened') and member.type_name == 'map':
                _check_entry(member, child, below)
            else:
                _check_xml(member, child, below)
    elif kind == 'list':
        wanted = shape.member.serialization.get('name', 'member')
        for child in element:
            if _tag(child) != wanted:
                _problems.append(f'{path} holds <{_tag(child)}>, not <{wanted}>')
            _check_xml(shape.member, child, f'{path}[]')
    elif kind == 'map':
        for child in element:
            if _tag(child) != 'entry':
                _problems.append(f'{path} holds <{_tag(child)}>, not <entry>')
            _check_entry(shape, child, path)
    else:
        _check_text(kind, element.text or '', path)


def _check_entry(shape, entry, path):
    names = {shape.key.serialization.get('name', 'key'), shape.value.serialization.get('name', 'value')}
    if {_tag(child) for child in entry} != names:
        _problems.append(f'{path} holds {[_tag(child) for child in entry]}, not {sorted(names)}')


_TEXT = {
    'integer': re.compile(r'-?\d+'),
    'long': re.compile(r'-?\d+'),
    'float': re.compile(r'-?\d+(\.\d+)?([eE][-+]?\d+)?'),
    'double': re.compile(r'-?\d+(\.\d+)?([eE][-+]?\d+)?'),
    'boolean': re.compile(r'true|false'),
    'timestamp': re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)'),
}


def _check_text(kind, text, path):
    pattern = _TEXT.get(kind)
    if pattern is not None and not pattern.fullmatch(text):
        _problems.append(f'{path} is {text!r}, not a {kind}')


def _check_parsed(shape, value, path):
    kind = shape.type_name
    if kind == 'structure':
        if not isinstance(value, dict):
            return
        for name in shape.required_members:
            if name not in value and not _unseen(shape.members[name]):
                _problems.append(f'{path} lacks {name}, which is required')
        for name, member in shape.members.items():
            if name in value and f'{shape.name}.{name}' not in AWS_ITSELF:
                _check_parsed(member, value[name], f'{path}.{name}')
    elif kind == 'list' and isinstance(value, list):
        _check_size(shape, len(value), path, 'members')
        for item in value:
            _check_parsed(shape.member, item, f'{path}[]')
    elif kind == 'map' and isinstance(value, dict):
        for item in value.values():
            _check_parsed(shape.value, item, f'{path}{{}}')
    elif kind == 'string' and isinstance(value, str):
        _check_string(shape, value, path)
    elif kind in ('integer', 'long') and isinstance(value, int):
        _check_size(shape, value, path, 'as its value')


def _unseen(member):
    """A flattened list without members cannot be seen in XML."""
    return member.type_name == 'list' and bool(member.serialization.get('flattened'))


#: Where AWS itself does not hold to its models, as the examples in its own references show: empty lists and texts of
#: Systems Manager, a stack's own states among its events, versions of images with a build number, counts that begin at 0, times of commands with a Z, the state of an internet gateway, more attributes than are allowed.
AWS_ITSELF = {
    'ParameterHistory.Labels', 'LabelParameterVersionResult.InvalidLabels', 'Command.OutputS3BucketName',
    'GetCommandInvocationResult.ExecutionElapsedTime', 'GetCommandInvocationResult.ExecutionStartDateTime',
    'GetCommandInvocationResult.ExecutionEndDateTime', 'InternetGatewayAttachment.State',
    'DescribeLoadBalancerAttributesOutput.Attributes', 'StackEvent.ResourceStatus', 'Image.version', 'ImageSummary.version',
    'ProvisionedThroughputDescription.NumberOfDecreasesToday',
}

#: Values that AWS has added since botocore's models of 2022.
NEWER_VALUES = {'nodejs20.x', 'nodejs22.x', 'nodejs24.x'}


def _check_string(shape, value, path):
    if shape.enum and value not in shape.enum and value not in NEWER_VALUES:
        _problems.append(f'{path} is {value!r}, which is none of {", ".join(shape.enum)}')
    _check_size(shape, len(value), path, 'characters')
    pattern = shape.metadata.get('pattern')
    if pattern is None:
        return
    try:
        found = re.search(pattern, value) if pattern.startswith('^') else re.fullmatch(pattern, value)
    except re.error:
        return
    if found is None:
        _problems.append(f'{path} is {value!r}, which does not fit {pattern}')


def _check_size(shape, size, path, of):
    least, most = shape.metadata.get('min'), shape.metadata.get('max')
    if (least is not None and size < least) or (most is not None and size > most):
        _problems.append(f'{path} has {size} {of}, allowed are {least} to {most}')
