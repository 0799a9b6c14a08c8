import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readExplanations } from './explanations.ts';
import { grantsOf } from './granted.ts';
import { judgeGrants } from './judge-grants.ts';
import { holds } from './show-report.ts';
import type { Seen } from './use.ts';

const role = 'SweeperRole0123ABCD';
const template = {
  Resources: {
    Table9876FEDC: { Type: 'AWS::DynamoDB::Table' },
    [role]: { Type: 'AWS::IAM::Role', Properties: {} },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        Roles: [{ Ref: role }],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: ['dynamodb:Query', 'dynamodb:DeleteItem'],
              Resource: { 'Fn::GetAtt': ['Table9876FEDC', 'Arn'] },
            },
          ],
        },
      },
    },
  },
};

const table = 'arn:aws:dynamodb:us-east-1:111122223333:table/goldsmith-core-Table9876FEDC-A1B2C3D4E5F6';
const used = (action: string, by = `goldsmith-core-${role}-A1B2C3D4E5F6`, resource = table): Seen => ({
  used: [{ role: by, action, resource }],
  denied: [],
});
const row = '| `goldsmith-core SweeperRole` | `dynamodb:DeleteItem` | | swept once a year |';

function judge(seen: readonly Seen[], page = '') {
  const assembly = mkdtempSync(join(tmpdir(), 'goldsmith-grants-'));
  writeFileSync(join(assembly, 'goldsmith-core.template.json'), JSON.stringify(template));
  return judgeGrants(grantsOf([assembly]), seen, readExplanations(page));
}

test('what nothing uses is unused, and fails', () => {
  const report = judge([used('dynamodb:Query')]);
  expect(report.roles).toMatchObject([
    { role: 'goldsmith-core SweeperRole', unused: ['dynamodb:DeleteItem on *Table9876FEDC*'] },
  ]);
  expect(holds(report)).toBe(false);
});

test('what all is used or explained holds', () => {
  expect(holds(judge([used('dynamodb:Query'), used('dynamodb:DeleteItem')]))).toBe(true);
  expect(holds(judge([used('dynamodb:Query')], row))).toBe(true);
});

test('an explanation of what is used fails, that the page stays true', () => {
  const report = judge([used('dynamodb:Query'), used('dynamodb:DeleteItem')], row);
  expect(report.idle).toHaveLength(1);
  expect(holds(report)).toBe(false);
});

test('the use of another role, or of another resource, is none', () => {
  const other = used('dynamodb:DeleteItem', 'goldsmith-core-OtherRole-A1B2C3D4E5F6');
  const elsewhere = used('dynamodb:DeleteItem', undefined, table.replace('Table9876FEDC', 'Other'));
  expect(holds(judge([used('dynamodb:Query'), other, elsewhere]))).toBe(false);
});

test('a denied call fails, whatever is used', () => {
  const denied = { caller: 'sweeper', call: 'dynamodb:Scan', message: 'no' };
  const seen = { used: [], denied: [denied] };
  expect(holds(judge([used('dynamodb:Query'), used('dynamodb:DeleteItem'), seen]))).toBe(false);
});
