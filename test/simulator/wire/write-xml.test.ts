// The region's own XML is what the SDK's serializer writes, for all answers of the services that speak XML this way.

import * as autoScaling from '@aws-sdk/client-auto-scaling';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as ec2 from '@aws-sdk/client-ec2';
import * as elasticLoadBalancingV2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as sts from '@aws-sdk/client-sts';
import { XmlCodec } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { expect, test } from 'vitest';
import { lasting } from '../../../lib/simulator/kernel/lasting.ts';
import { KeptTexts } from '../../../lib/simulator/wire/kept-texts.ts';
import { writeMembers } from '../../../lib/simulator/wire/write-xml.ts';

const DEPTH = 6;

/** A value with every member that a schema has, and texts that need escaping. */
function full(schema: NormalizedSchema, depth = 0): unknown {
  if (depth > DEPTH) return undefined;
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()].map(([name, member]) => [name, full(member, depth + 1)] as const);
    return Object.fromEntries(members);
  }
  if (schema.isListSchema()) {
    const item = full(schema.getValueSchema(), depth + 1);
    return item === undefined ? [] : [item, item];
  }
  if (schema.isMapSchema())
    return { a: full(schema.getValueSchema(), depth + 1), '<b>': full(schema.getValueSchema(), depth + 1) };
  if (schema.isTimestampSchema()) return new Date(depth % 2 === 0 ? 1_793_000_000_000 : 1_793_000_000_123);
  if (schema.isBlobSchema()) return Buffer.from('bytes ü');
  if (schema.isBooleanSchema()) return depth % 2 === 0;
  if (schema.isStringSchema()) return `"a" & 'b'\r\n<c> ü \u2028 𝄞 ${depth}`;
  return depth * 1.5;
}

function bySdk(schema: NormalizedSchema, value: unknown): string {
  const serializer = new XmlCodec({
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
    xmlNamespace: '',
    serviceNamespace: '',
  } as never).createSerializer();
  serializer.write(schema as never, value);
  const xml = String(serializer.flush());
  return xml.endsWith('/>') ? '' : xml.slice(xml.indexOf('>') + 1, xml.lastIndexOf('</'));
}

const services = { autoScaling, cloudformation, ec2, elasticLoadBalancingV2, iam, sns, sqs, sts };

const OPERATION = 9;

/** The answers of a service's operations that hold anything, by the operation's name. */
function answersOf(sdk: object): [string, NormalizedSchema][] {
  return Object.values(sdk)
    .filter((value) => Array.isArray(value) && value[0] === OPERATION)
    .map((operation): [string, NormalizedSchema] => [operation[2], NormalizedSchema.of(operation[5])])
    .filter(([, output]) => output.isStructSchema());
}

const describeInstances = NormalizedSchema.of(ec2.DescribeInstancesResult$ as never);

test.each(Object.entries(services))('%s', (_, sdk) => {
  const answers = answersOf(sdk);
  expect(answers.length).toBeGreaterThan(0);
  for (const [name, output] of answers) {
    const value = full(output) as object;
    expect(`${name} ${writeMembers(output, value)}`).toBe(`${name} ${bySdk(output, value)}`);
  }
});

test('what is not there leaves no element, an empty list an empty one', () => {
  const value = { Reservations: [{ Groups: [], OwnerId: '', RequesterId: undefined, Instances: [null] }] };
  expect(writeMembers(describeInstances, value)).toBe(
    '<reservationSet><item><ownerId></ownerId><groupSet/><instancesSet/></item></reservationSet>',
  );
});

test('an object where the schema has a text is refused', () => {
  expect(() => writeMembers(describeInstances, { NextToken: { page: 1 } })).toThrow(
    'found {"page":1}, wanted a scalar',
  );
});

test('a lasting value is read once, and what stands in its place is read anew', () => {
  let reads = 0;
  const instance = (name: string) =>
    lasting({
      get InstanceId() {
        reads++;
        return name;
      },
    });
  const shown = (held: object) => writeMembers(describeInstances, { Reservations: [{ Instances: [held] }] });
  const first = instance('i-1');
  expect([shown(first), shown(first), reads]).toEqual([
    expect.stringContaining('<instanceId>i-1</instanceId>'),
    shown(first),
    1,
  ]);
  expect(shown(instance('i-2'))).toContain('<instanceId>i-2</instanceId>');
});

test('texts are kept up to a bound, those asked for last the longest', () => {
  const kept = new KeptTexts();
  const made: object[] = [];
  const values = Array.from({ length: 12 }, () => ({}));
  const ask = (value: object) =>
    kept.of(value, () => {
      made.push(value);
      return 'x'.repeat(1_000_000);
    });
  for (const value of [...values, ...values.slice(-3), ...values.slice(0, 1)]) ask(value);
  expect(made).toEqual([...values, values[0]]);
});
