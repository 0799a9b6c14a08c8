// DynamoDB's expressions and what AWS makes of them. The words of refusals come from where they were recorded against AWS:
// the suites of architect/dynalite and paritysuite/dynamodb-conformance, and issues that quote them. Of those two the second
// is of 2026, when AWS began to put "1 validation error detected: " before what PutItem, UpdateItem and DeleteItem find wrong
// with a request; Query, Scan, GetItem and transactions say it bare.

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { ExpressionCase, ExpressionRow } from './expressions-case.ts';
import { CONDITION_REFUSALS, CONDITIONS } from './expressions-conditions.ts';
import { UPDATE_REFUSALS, UPDATES } from './expressions-updates.ts';

export const ITEM: Readonly<Record<string, AttributeValue>> = {
  pk: { S: 'one' },
  sk: { S: 'm' },
  n: { N: '5' },
  s: { S: 'golden' },
  b: { B: new Uint8Array([1, 2, 3]) },
  yes: { BOOL: true },
  nil: { NULL: true },
  list1: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }, { S: 'd' }] },
  tags: { SS: ['x', 'y'] },
  nums: { NS: ['1', '2.5'] },
  map1: { M: { leaf: { N: '1' }, deep: { L: [{ M: { k: { BOOL: true } } }] } } },
};

export const NAMES: Readonly<Record<string, string>> = {
  '#st': 'status',
  '#n': 'n',
  '#c': 'c',
  '#d': '[3]',
  '#dot': 'a.b',
};

export const VALUES: Readonly<Record<string, AttributeValue>> = {
  ':zero': { N: '0' },
  ':one': { N: '1' },
  ':five': { N: '5' },
  ':fivezero': { N: '5.00' },
  ':nine': { N: '9' },
  ':tiny': { N: '0.1' },
  ':huge': { N: '9e125' },
  ':gold': { S: 'gold' },
  ':golden': { S: 'golden' },
  ':x': { S: 'x' },
  ':empty': { S: '' },
  ':bin': { B: new Uint8Array([1, 2]) },
  ':true': { BOOL: true },
  ':null': { NULL: true },
  ':set': { SS: ['x', 'z'] },
  ':all': { SS: ['y', 'x'] },
  ':ns': { NS: ['1', '3'] },
  ':list': { L: [{ S: 'e' }] },
  ':nolist': { L: [] },
  ':map': { M: {} },
  ':SS': { S: 'SS' },
  ':NULL': { S: 'NULL' },
  ':one_pk': { S: 'one' },
  ':low': { S: 'a' },
  ':high': { S: 'z' },
};

const PROJECTIONS: readonly ExpressionRow[] = [
  ['projection', 'n, s', { n: { N: '5' }, s: { S: 'golden' } }],
  ['projection', 'list1[2], list1[0]', { list1: { L: [{ S: 'a' }, { S: 'c' }] } }],
  ['projection', 'map1.deep[0].k', { map1: { M: { deep: { L: [{ M: { k: { BOOL: true } } }] } } } }],
  ['projection', 'gone, map1.gone, s[0]', {}],
  ['projection', '', 'The expression can not be empty;'],
  ['projection', '!!! INVALID !!!', 'Syntax error; token: "!", near: "!!"'],
  ['projection', 'list1[].x', 'Syntax error; token: "]", near: "[]."'],
  ['projection', 'n,', 'Syntax error; token: "<EOF>", near: ","'],
  ['projection', 'status', 'Attribute name is a reserved keyword; reserved keyword: status'],
  [
    'projection',
    '#none',
    'An expression attribute name used in the document path is not defined; attribute name: #none',
  ],
  [
    'projection',
    'n, #n',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [n], path two: [n]',
  ],
  [
    'projection',
    'map1, map1.leaf',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [map1], path two: [map1, leaf]',
  ],
  [
    'projection',
    'map1.leaf, map1[0]',
    'Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [map1, leaf], path two: [map1, [0]]',
  ],
];

/** dynalite's and the conformance suite's tests of KeyConditionExpression; the table's key is pk and sk, both strings. */
const KEYS: readonly ExpressionRow[] = [
  ['key', 'pk = :one_pk', 1],
  ['key', '(pk = :one_pk) AND (sk > :low)', 1],
  ['key', 'sk BETWEEN :low AND :high AND pk = :one_pk', 1],
  ['key', 'pk = :one_pk AND :low <= sk', 1],
  ['key', 'pk = :one_pk AND begins_with(sk, :x)', 0],
  ['key', 'pk = :one_pk AND sk < :low', 0],
  ['key', 'a > 4', 'Syntax error; token: "4", near: "> 4"'],
  [
    'key',
    'pk = :one_pk AND begins_with(sk, :five)',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
  ],
  [
    'key',
    'pk = :one_pk AND sk < :true',
    'Incorrect operand type for operator or function; operator or function: <, operand type: BOOL',
  ],
  [
    'key',
    'pk = :one_pk AND sk BETWEEN :high AND :low',
    'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:z}, upper bound operand: AttributeValue: {S:a}',
  ],
  ['key', '((pk = :one_pk))', 'The expression has redundant parentheses;'],
  [
    'key',
    'pk = :one_pk AND sk > :low AND sk < :high',
    'KeyConditionExpressions must only contain one condition per key',
  ],
  ['key', 'pk = :one_pk OR sk = :x', '!Invalid operator used in KeyConditionExpression: OR'],
  ['key', 'NOT pk = :one_pk', '!Invalid operator used in KeyConditionExpression: NOT'],
  ['key', 'pk IN (:one_pk)', '!Invalid operator used in KeyConditionExpression: IN'],
  ['key', 'pk = :one_pk AND sk <> :x', '!Invalid operator used in KeyConditionExpression: <>'],
  ['key', 'attribute_exists(pk)', '!Invalid operator used in KeyConditionExpression: attribute_exists'],
  ['key', 'pk = :one_pk AND contains(sk, :x)', '!Invalid operator used in KeyConditionExpression: contains'],
  ['key', 'size(pk) > :one', '!KeyConditionExpressions cannot contain nested operations'],
  ['key', 'pk = sk', '!Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition'],
  ['key', ':low = :high', '!Invalid condition in KeyConditionExpression: No key attribute specified'],
  [
    'key',
    'pk = :one_pk AND begins_with(:x, sk)',
    '!Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand',
  ],
  ['key', 'pk = :one_pk AND sk.foo = :x', '!KeyConditionExpressions cannot have conditions on nested attributes'],
  [
    'key',
    'pk = :one_pk AND sk > :low AND extra = :high',
    '!The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)',
  ],
  ['key', 'sk = :x', '!Query condition missed key schema element: pk'],
  ['key', 'attr1 = :x', '!Query condition missed key schema element: pk'],
  ['key', 'pk = :one_pk AND attr1 = :x', '!Query condition missed key schema element: sk'],
  ['key', 'pk > :x', '!Query key condition not supported'],
  [
    'key',
    'pk = :five',
    '!One or more parameter values were invalid: Condition parameter type does not match schema type',
  ],
];

export const EXPRESSION_CASES: readonly ExpressionCase[] = [
  ...CONDITIONS,
  ...CONDITION_REFUSALS,
  ...UPDATES,
  ...UPDATE_REFUSALS,
  ...PROJECTIONS,
  ...KEYS,
].map(([kind, expression, wanted]) => ({
  name: `${kind} ${expression.length > 80 ? `${expression.slice(0, 77)}…` : expression}`,
  kind,
  expression,
  wanted,
}));
