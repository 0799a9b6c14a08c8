// DynamoDB's expressions and what AWS makes of them. The words of refusals come from where they were recorded against AWS:
// the suites of architect/dynalite and paritysuite/dynamodb-conformance, and issues that quote them. Of those two the second
// is of 2026, when AWS began to put "1 validation error detected: " before what PutItem, UpdateItem and DeleteItem find wrong
// with a request; Query, Scan, GetItem and transactions say it bare.

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { TableCase } from './table-score.ts';

export type ExpressionKind = 'condition' | 'update' | 'projection' | 'filter' | 'key';

export interface ExpressionCase extends TableCase {
  readonly kind: ExpressionKind;
  readonly expression: string;
  /** Whether a condition or filter holds, what an update or projection gives, how many items a query finds, or the refusal. */
  readonly wanted: boolean | number | string | Readonly<Record<string, AttributeValue | undefined>>;
}

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

type Row = readonly [kind: ExpressionKind, expression: string, wanted: ExpressionCase['wanted']];

/** "Condition and filter expressions, operators, and functions" in the developer guide. */
const CONDITIONS: readonly Row[] = [
  ['condition', 'n = :five', true],
  ['condition', 'n = :fivezero', true],
  ['condition', ':five = n', true],
  ['condition', 'n <> :five', false],
  ['condition', 'gone <> :five', true],
  ['condition', 'gone = :five', false],
  ['condition', 'gone < :five', false],
  ['condition', 's = :five', false],
  ['condition', 's <> :five', true],
  ['condition', 's < :five', false],
  ['condition', 'n BETWEEN :one AND :nine', true],
  ['condition', 'n between :five and :five', true],
  ['condition', 's BETWEEN :low AND :high', true],
  ['condition', 'n IN (:one, :nine)', false],
  ['condition', 'n IN (:one, :five)', true],
  ['condition', 'gone IN (:one)', false],
  ['condition', 'begins_with(s, :gold)', true],
  ['condition', 'begins_with(b, :bin)', true],
  ['condition', 'begins_with(n, :gold)', false],
  ['condition', 'begins_with(s, :empty)', true],
  ['condition', 'contains(s, :gold)', true],
  ['condition', 'contains(tags, :x)', true],
  ['condition', 'contains(nums, :one)', true],
  ['condition', 'contains(list1, :low)', true],
  ['condition', 'contains(list1, :golden)', false],
  ['condition', 'attribute_exists(map1.deep[0].k)', true],
  ['condition', 'attribute_not_exists(map1.deep[1])', true],
  ['condition', 'attribute_not_exists(nil)', false],
  ['condition', 'attribute_type(tags, :SS)', true],
  ['condition', 'attribute_type(nil, :NULL)', true],
  ['condition', 'attribute_type(gone, :NULL)', false],
  ['condition', 'size(s) > :five', true],
  ['condition', 'size(list1) < :five', true],
  ['condition', 'size(map1) = :one', false],
  ['condition', 'size(b) > :one', true],
  ['condition', 'size(n) > :zero', false],
  ['condition', 'size(gone) >= :zero', false],
  ['condition', 'nil = :null', true],
  ['condition', 'yes = :true', true],
  ['condition', 'tags = :all', true],
  ['condition', '#st = :five OR #n = :five', true],
  // Precedence: NOT, then AND, then OR; parentheses.
  ['condition', 'NOT n = :five OR s = :golden AND n = :nine', false],
  ['condition', '(NOT n = :five OR s = :golden) AND n = :five', true],
  ['condition', 'n = :five OR n = :nine AND n = :one', true],
  ['condition', '(n = :five OR n = :nine) AND n = :one', false],
  ['condition', 'NOT NOT n = :five', true],
  ['condition', 'not (n = :nine and s = :golden)', true],
  ['condition', '(n) = (:five)', true],
  ['condition', '((size(s)) > :five AND (n = :five))', true],
  ['condition', '(attribute_exists(n) AND (attribute_exists(s)))', true],
  ['filter', 'n > :one', true],
  ['filter', 'n > :nine', false],
];

/** dynalite's and the conformance suite's tests of ConditionExpression; "<" with a boolean from the latter. */
const CONDITION_REFUSALS: readonly Row[] = [
  ['condition', '', 'The expression can not be empty;'],
  ['condition', 'n = ', 'Syntax error; token: "<EOF>", near: "="'],
  ['condition', 'a-b', 'Syntax error; token: "-", near: "a-b"'],
  ['condition', 'attribute_exists(n) AND NOT #n', 'Syntax error; token: "<EOF>", near: "#n"'],
  ['condition', '__typename <> :x', 'Syntax error; token: "_", near: "__"'],
  ['condition', 'attribute_type()', 'Syntax error; token: ")", near: "()"'],
  ['condition', 'list1[abc] = :x', 'Syntax error; token: "abc", near: "[abc]"'],
  ['condition', 'list1[-1] = :x', 'Syntax error; token: "-", near: "[-1"'],
  ['condition', 'n = 5', 'Syntax error; token: "5", near: "= 5"'],
  ['condition', 'status = :five', 'Attribute name is a reserved keyword; reserved keyword: status'],
  ['condition', 'map1.COMMENT = :x', 'Attribute name is a reserved keyword; reserved keyword: COMMENT'],
  ['condition', 'list1[2147483648] = :x', 'List index is not within the allowable range; index: [2147483648]'],
  ['condition', 'n = :none', 'An expression attribute value used in expression is not defined; attribute value: :none'],
  [
    'condition',
    '#none = :five',
    'An expression attribute name used in the document path is not defined; attribute name: #none',
  ],
  ['condition', 'exists(n)', 'Invalid function name; function: exists'],
  [
    'condition',
    'if_not_exists(s, :x) = :x',
    'The function is not allowed in a condition expression; function: if_not_exists',
  ],
  ['condition', 'size(s)', 'The function is not allowed to be used this way in an expression; function: size'],
  [
    'condition',
    'contains(s, :x) = :true',
    'The function is not allowed to be used this way in an expression; function: contains',
  ],
  [
    'condition',
    'size(contains(s, :x)) > :one',
    'The function is not allowed to be used this way in an expression; function: contains',
  ],
  [
    'condition',
    'attribute_exists(n, s)',
    'Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2',
  ],
  [
    'condition',
    'contains(s)',
    'Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1',
  ],
  [
    'condition',
    'begins_with(s, :x, :gold)',
    'Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 3',
  ],
  [
    'condition',
    'size(s, n) > :one',
    'Incorrect number of operands for operator or function; operator or function: size, number of operands: 2',
  ],
  [
    'condition',
    'attribute_exists(:x)',
    'Operator or function requires a document path; operator or function: attribute_exists',
  ],
  [
    'condition',
    'begins_with(s, :five)',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
  ],
  [
    'condition',
    'attribute_type(s, :five)',
    'Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N',
  ],
  [
    'condition',
    'attribute_type(s, n)',
    'Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}',
  ],
  [
    'condition',
    'attribute_type(s, :gold)',
    'Invalid attribute type name found; type: gold, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}',
  ],
  [
    'condition',
    'n < :true',
    'Incorrect operand type for operator or function; operator or function: <, operand type: BOOL',
  ],
  [
    'condition',
    'size(:five) > :one',
    'Incorrect operand type for operator or function; operator or function: size, operand type: N',
  ],
  [
    'condition',
    'n BETWEEN :map AND :map',
    'Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: M',
  ],
  [
    'condition',
    'n BETWEEN :nine AND :five',
    'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:9}, upper bound operand: AttributeValue: {N:5}',
  ],
  [
    'condition',
    'n BETWEEN :five AND :gold',
    'The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {S:gold}',
  ],
  [
    'condition',
    'n = n',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [n]',
  ],
  [
    'condition',
    'contains(#n, n)',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [n]',
  ],
  [
    'condition',
    'list1[1] < list1[1]',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: <, first operand: [list1, [1]]',
  ],
  ['condition', '((n = :five))', 'The expression has redundant parentheses;'],
  ['condition', '((n)) = :five', 'The expression has redundant parentheses;'],
  ['condition', '((attribute_not_exists(pk)))', 'The expression has redundant parentheses;'],
  [
    'condition',
    `n IN (${Array(101).fill(':one').join(', ')})`,
    'The IN operator is provided with too many operands; number of operands: 101',
  ],
  [
    'condition',
    `n = :five${' AND n = :five'.repeat(150)}`,
    'The expression contains too many operators; operator count: 301',
  ],
  ['condition', `n = :five${' '.repeat(4088)}`, 'Expression size has exceeded the maximum allowed size;'],
  ['condition', `map1${'.x'.repeat(32)} = :x`, 'The document path has too many nesting levels; nesting levels: 33'],
  // What is told first: syntax, then names and functions as they are written, then placeholders and types as they are written.
  ['condition', 'status = :none AND exists(n', 'Syntax error; token: "<EOF>", near: "n"'],
  ['condition', 'n = :none AND status = :five', 'Attribute name is a reserved keyword; reserved keyword: status'],
  [
    'condition',
    'n = :none AND begins_with(s, :five)',
    'An expression attribute value used in expression is not defined; attribute value: :none',
  ],
  [
    'condition',
    'begins_with(s, :five) AND n = :none',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
  ],
  [
    'filter',
    '#none = :five',
    'An expression attribute name used in the document path is not defined; attribute name: #none',
  ],
];

/** "Update expressions" in the developer guide. */
const UPDATES: readonly Row[] = [
  ['update', 'SET n = n + :five', { n: { N: '10' } }],
  ['update', 'SET n = :one - n', { n: { N: '-4' } }],
  ['update', 'SET n = n + :tiny', { n: { N: '5.1' } }],
  ['update', 'SET n = (n - :one)', { n: { N: '4' } }],
  ['update', 'SET fresh = if_not_exists(fresh, :one)', { fresh: { N: '1' } }],
  ['update', 'SET n = if_not_exists(n, :one)', { n: { N: '5' } }],
  ['update', 'SET n = if_not_exists(gone, :zero) + :one', { n: { N: '1' } }],
  ['update', 'SET copy1 = if_not_exists(gone, if_not_exists(s, :x))', { copy1: { S: 'golden' } }],
  [
    'update',
    'SET list1 = list_append(list1, :list)',
    { list1: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }, { S: 'd' }, { S: 'e' }] } },
  ],
  [
    'update',
    'SET list1 = list_append(:list, list1)',
    { list1: { L: [{ S: 'e' }, { S: 'a' }, { S: 'b' }, { S: 'c' }, { S: 'd' }] } },
  ],
  ['update', 'SET fresh = list_append(if_not_exists(fresh, :nolist), :list)', { fresh: { L: [{ S: 'e' }] } }],
  ['update', 'SET list1[9] = :x', { list1: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }, { S: 'd' }, { S: 'x' }] } }],
  ['update', 'SET list1[1] = :x', { list1: { L: [{ S: 'a' }, { S: 'x' }, { S: 'c' }, { S: 'd' }] } }],
  [
    'update',
    'SET map1.leaf = map1.leaf + :nine',
    { map1: { M: { leaf: { N: '10' }, deep: { L: [{ M: { k: { BOOL: true } } }] } } } },
  ],
  ['update', 'SET map1.deep[0].k = :x', { map1: { M: { leaf: { N: '1' }, deep: { L: [{ M: { k: { S: 'x' } } }] } } } }],
  ['update', 'SET #dot = :x', { 'a.b': { S: 'x' } }],
  ['update', 'SET s = :empty', { s: { S: '' } }],
  // All is read from the item as it was.
  ['update', 'SET n = s, s = n', { n: { S: 'golden' }, s: { N: '5' } }],
  ['update', 'SET #st = :x, copy1 = n', { status: { S: 'x' }, copy1: { N: '5' } }],
  ['update', 'REMOVE n, gone', { n: undefined }],
  ['update', 'REMOVE list1[0], list1[2]', { list1: { L: [{ S: 'b' }, { S: 'd' }] } }],
  ['update', 'REMOVE list1[9]', { list1: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }, { S: 'd' }] } }],
  ['update', 'REMOVE map1.deep, map1.gone', { map1: { M: { leaf: { N: '1' } } } }],
  ['update', 'ADD n :nine', { n: { N: '14' } }],
  ['update', 'ADD fresh :nine', { fresh: { N: '9' } }],
  ['update', 'ADD tags :set', { tags: { SS: ['x', 'y', 'z'] } }],
  ['update', 'ADD nums :ns', { nums: { NS: ['1', '2.5', '3'] } }],
  ['update', 'ADD map1.leaf :one', { map1: { M: { leaf: { N: '2' }, deep: { L: [{ M: { k: { BOOL: true } } }] } } } }],
  ['update', 'DELETE tags :set', { tags: { SS: ['y'] } }],
  ['update', 'DELETE tags :all', { tags: undefined }],
  ['update', 'DELETE gone :set', { gone: undefined }],
  [
    'update',
    'add n :one set s = :x remove yes delete tags :set',
    { n: { N: '6' }, s: { S: 'x' }, yes: undefined, tags: { SS: ['y'] } },
  ],
];

/** dynalite's tests of UpdateExpression; the order of refusals from what others measured. */
const UPDATE_REFUSALS: readonly Row[] = [
  ['update', '', 'The expression can not be empty;'],
  ['update', 'INVALID SYNTAX HERE', 'Syntax error; token: "INVALID", near: "INVALID SYNTAX"'],
  ['update', 'SET', 'Syntax error; token: "<EOF>", near: "SET"'],
  ['update', 'SET n = :one,', 'Syntax error; token: "<EOF>", near: ","'],
  ['update', 'SET n = :one +', 'Syntax error; token: "<EOF>", near: "+"'],
  ['update', 'SET n = n * :one', 'Syntax error; token: "*", near: "n * :one"'],
  ['update', 'SET n = n / :one', 'Syntax error; token: "/", near: "n / :one"'],
  ['update', 'SET n = n + :one + :five', 'Syntax error; token: "+", near: ":one + :five"'],
  ['update', 'SET n = (n + :one) + :five', 'Syntax error; token: "+", near: ") + :five"'],
  ['update', 'ADD n 1', 'Syntax error; token: "1", near: "n 1"'],
  ['update', 'ADD hits : incr', 'Syntax error; token: ":", near: "hits : incr"'],
  ['update', 'DELETE tags x', 'Syntax error; token: "x", near: "tags x"'],
  ['update', 'REMOVE :x', 'Syntax error; token: ":x", near: "REMOVE :x"'],
  ['update', 'SET n = set', 'Syntax error; token: "set", near: "= set"'],
  ['update', 'SET n = :one, #', 'Syntax error; token: "#", near: ", #"'],
  ['update', 'SET abOrt = :one', 'Attribute name is a reserved keyword; reserved keyword: abOrt'],
  ['update', 'SET n = exists(s)', 'Invalid function name; function: exists'],
  ['update', 'SET n = contains(s, :x)', 'The function is not allowed in an update expression; function: contains'],
  ['update', 'SET n = size(s)', 'The function is not allowed in an update expression; function: size'],
  [
    'update',
    'SET n = list_append(list_append(list1, :list), :list)',
    'The function is not allowed to be used this way in an expression; function: list_append',
  ],
  [
    'update',
    'SET n = if_not_exists(if_not_exists(n, :zero), :one)',
    'Operator or function requires a document path; operator or function: if_not_exists',
  ],
  [
    'update',
    'SET n = if_not_exists(:one, n)',
    'Operator or function requires a document path; operator or function: if_not_exists',
  ],
  [
    'update',
    'SET n = if_not_exists(s)',
    'Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1',
  ],
  ['update', 'SET n = :one SET s = :x', 'The "SET" section can only be used once in an update expression;'],
  ['update', 'REMOVE n SET s = :x REMOVE yes', 'The "REMOVE" section can only be used once in an update expression;'],
  ['update', 'ADD n :one SET s = :x ADD nums :ns', 'The "ADD" section can only be used once in an update expression;'],
  ['update', 'SET n = #none SET s = :x', 'The "SET" section can only be used once in an update expression;'],
  [
    'update',
    'SET n = :one, #n = :five',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [n], path two: [n]',
  ],
  [
    'update',
    'SET map1 = :map, map1.leaf = :one',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [map1], path two: [map1, leaf]',
  ],
  [
    'update',
    'REMOVE #c, #c.a, #d',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c], path two: [c, a]',
  ],
  [
    'update',
    'SET list1[0] = :x, list1[0].ok = :x',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [list1, [0]], path two: [list1, [0], ok]',
  ],
  [
    'update',
    'SET #c[3].#d = n, #c[3] = n',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c, [3], [3]], path two: [c, [3]]',
  ],
  [
    'update',
    'REMOVE map1.#c SET map1[1] = #d',
    'Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [map1, c], path two: [map1, [1]]',
  ],
  [
    'update',
    'SET #none = :one',
    'An expression attribute name used in the document path is not defined; attribute name: #none',
  ],
  [
    'update',
    'SET n = :none',
    'An expression attribute value used in expression is not defined; attribute value: :none',
  ],
  [
    'update',
    'SET n = n + :gold',
    'Incorrect operand type for operator or function; operator or function: +, operand type: S',
  ],
  [
    'update',
    'SET n = :map - n',
    'Incorrect operand type for operator or function; operator or function: -, operand type: M',
  ],
  [
    'update',
    'SET n = list_append(list1, :map)',
    'Incorrect operand type for operator or function; operator or function: list_append, operand type: M',
  ],
  [
    'update',
    'ADD s :gold',
    'Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  [
    'update',
    'ADD n :list',
    'Incorrect operand type for operator or function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  [
    'update',
    'DELETE n :five',
    'Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  [
    'update',
    'SET n = list_append(:x, s) ADD map1.leaf :x',
    'Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  // Found with the item at hand, and so without the words in front.
  [
    'update',
    'SET pk = :x',
    '!One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key',
  ],
  [
    'update',
    'REMOVE sk',
    '!One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key',
  ],
  [
    'update',
    'SET n = pk.a',
    "!Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk",
  ],
  ['update', 'SET n = gone + :one', '!The provided expression refers to an attribute that does not exist in the item'],
  ['update', 'SET n = gone', '!The provided expression refers to an attribute that does not exist in the item'],
  ['update', 'SET n = s + :one', '!An operand in the update expression has an incorrect data type'],
  ['update', 'SET n = list_append(s, :list)', '!An operand in the update expression has an incorrect data type'],
  ['update', 'ADD s :one', '!An operand in the update expression has an incorrect data type'],
  ['update', 'ADD tags :ns', '!An operand in the update expression has an incorrect data type'],
  ['update', 'DELETE tags :ns', '!An operand in the update expression has an incorrect data type'],
  ['update', 'SET gone.leaf = :one', '!The document path provided in the update expression is invalid for update'],
  ['update', 'SET s[1] = :one', '!The document path provided in the update expression is invalid for update'],
  ['update', 'REMOVE gone.leaf', '!The document path provided in the update expression is invalid for update'],
  ['update', 'DELETE gone.leaf :set', '!The document path provided in the update expression is invalid for update'],
  ['update', 'ADD list1.leaf :one', '!The document path provided in the update expression is invalid for update'],
  [
    'update',
    'ADD fresh :huge SET n = :huge + :huge',
    '!Number overflow. Attempting to store a number with magnitude larger than supported range',
  ],
];

const PROJECTIONS: readonly Row[] = [
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
const KEYS: readonly Row[] = [
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
