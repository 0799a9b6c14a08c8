import { expect, test } from 'vitest';
import { create, newRegion, outputs, settled } from './stacks.ts';

const resources = { Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' } };

test('YAML with the short forms means what JSON says', async () => {
  const region = newRegion();
  const body = `
Parameters:
  Stage: { Type: String, Default: blue }
Conditions:
  IsBlue: !Equals [!Ref Stage, blue]
Resources:
  Handle:
    Type: AWS::CloudFormation::WaitConditionHandle
  Jobs:
    Type: AWS::SQS::Queue
    Properties: { QueueName: jobs }
Outputs:
  Sub: { Value: !Sub 'arn:\${AWS::Partition}:x:\${AWS::Region}:\${Stage}' }
  If: { Value: !If [IsBlue, yes-blue, no-blue] }
  Join: { Value: !Join ['-', [a, !Ref Stage, !Select [1, !Split [',', 'x,y,z']]]] }
  Att: { Value: !GetAtt Jobs.Arn }
  Base64: { Value: !Base64 hello }
  Cidr: { Value: !Select [1, !Cidr [10.0.0.0/16, 4, 8]] }
`;
  region.call('cloudformation', 'CreateStack', { StackName: 'demo', TemplateBody: body });
  expect(await settled(region, 'demo')).toBe('CREATE_COMPLETE');
  expect(outputs(region, 'demo')).toEqual({
    Sub: 'arn:aws:x:us-east-1:blue',
    If: 'yes-blue',
    Join: 'a-blue-y',
    Att: 'arn:aws:sqs:us-east-1:111122223333:jobs',
    Base64: 'aGVsbG8=',
    Cidr: '10.0.1.0/24',
  });
});

const refused: readonly [string, object, string][] = [
  [
    'a reference to nothing',
    { Resources: { A: { Type: 'T', Properties: { X: { Ref: 'B' } } } } },
    'Unresolved resource dependencies [B] in the Resources block of the template',
  ],
  [
    'a circle',
    { Resources: { A: { Type: 'T', DependsOn: 'B' }, B: { Type: 'T', DependsOn: 'A' } } },
    'Circular dependency between resources: [A, B]',
  ],
  ['no resources', { Resources: {} }, 'At least one Resources member must be defined.'],
  [
    'a transform',
    { Transform: 'AWS::Serverless-2016-10-31', Resources: resources },
    'does not model Transform; see docs/fidelity.md',
  ],
  [
    'a section that there is none of',
    { Resource: {}, Resources: resources },
    'Invalid template property or properties [Resource]',
  ],
  [
    'a parameter without a value',
    { Parameters: { P: { Type: 'String' } }, Resources: resources },
    'Parameters: [P] must have values',
  ],
  [
    'a rule that does not hold',
    {
      Parameters: { V: { Type: 'String', Default: '3' } },
      Rules: {
        Old: {
          Assertions: [
            {
              Assert: { 'Fn::Not': [{ 'Fn::Contains': [['1', '2', '3'], { Ref: 'V' }] }] },
              AssertDescription: 'too old',
            },
          ],
        },
      },
      Resources: resources,
    },
    'too old',
  ],
  [
    'an IAM resource without the capability',
    { Resources: { R: { Type: 'AWS::IAM::Role', Properties: {} } } },
    'Requires capabilities : [CAPABILITY_IAM]',
  ],
];

test.each(refused)('%s is refused before anything is made', (_, template, message) => {
  const region = newRegion();
  expect(() =>
    region.call('cloudformation', 'CreateStack', { StackName: 'demo', TemplateBody: JSON.stringify(template) }),
  ).toThrow(message);
  expect(region.call('cloudformation', 'ListStacks', {}).StackSummaries).toEqual([]);
});

test('a resource without its condition is left out, and so is its output', async () => {
  const region = newRegion();
  const template = {
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { ...resources, Out: { Type: 'AWS::SQS::Queue', Condition: 'Never' } },
    Outputs: { Out: { Condition: 'Never', Value: { Ref: 'Out' } }, In: { Value: 'in' } },
  };
  expect(await create(region, 'demo', template)).toBe('CREATE_COMPLETE');
  expect(outputs(region, 'demo')).toEqual({ In: 'in' });
});
