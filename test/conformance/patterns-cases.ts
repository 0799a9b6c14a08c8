// Event patterns and what AWS says of them. Where no other source stands, it is the reading and matching of AWS's open
// source event ruler (aws/event-ruler) and the user guide's page on comparison operators.

import type { TableCase } from './table-score.ts';

export interface PatternCase extends TableCase {
  /** As it is sent, character by character: reasons say where they stand in it. */
  readonly pattern: string;
  /** `detail` of the event, as it is sent. */
  readonly detail: string;
  /** Whether it matches, or why it is no pattern. */
  readonly wanted: boolean | string;
}

type Row = readonly [name: string, condition: string, detail: string, wanted: boolean];

const MATCHES: readonly Row[] = [
  ['a value of a list', '{"a":["x","y"]}', '{"a":"y"}', true],
  ['no value of a list', '{"a":["x","y"]}', '{"a":"z"}', false],
  ['letters in another case', '{"a":["x"]}', '{"a":"X"}', false],
  ['all fields', '{"a":["x"],"b":["y"]}', '{"a":"x","b":"y"}', true],
  ['one field of two', '{"a":["x"],"b":["y"]}', '{"a":"x","b":"z"}', false],
  ['a field that is not there', '{"a":["x"]}', '{}', false],
  ['exactly, as an operator', '{"a":[{"exactly":"x"}]}', '{"a":"x"}', true],
  ['null', '{"a":[null]}', '{"a":null}', true],
  ['null and absence', '{"a":[null]}', '{}', false],
  ['null and its word', '{"a":[null]}', '{"a":"null"}', false],
  ['a boolean', '{"a":[true]}', '{"a":true}', true],
  ['the other boolean', '{"a":[true]}', '{"a":false}', false],
  ['a boolean and its word', '{"a":[true]}', '{"a":"true"}', false],
  ['an empty string', '{"a":[""]}', '{"a":""}', true],
  ['an empty string and absence', '{"a":[""]}', '{}', false],
  ['an empty object holds nothing', '{"a":["x"]}', '{"a":{}}', false],
  ['characters beyond ASCII', '{"a":["größe 寸 😀"]}', '{"a":"größe 寸 😀"}', true],
  ['escaped characters', '{"a":["gr\\u00f6\\u00dfe"]}', '{"a":"größe"}', true],
  ['composed and decomposed accents', '{"a":["\\u00e9"]}', '{"a":"e\\u0301"}', false],
  ['quotes inside', '{"a":["say \\"x\\""]}', '{"a":"say \\"x\\""}', true],
  ['depth', '{"a":{"b":{"c":{"d":{"e":["x"]}}}}}', '{"a":{"b":{"c":{"d":{"e":"x"}}}}}', true],
  ['dots in a name of the pattern', '{"a.b":["x"]}', '{"a":{"b":"x"}}', true],
  ['dots in a name of the event', '{"a":{"b":["x"]}}', '{"a.b":"x"}', true],
  ['a name twice: the last counts', '{"a":["x"],"a":["y"]}', '{"a":"x"}', false],
  ['a path twice: the last counts', '{"a":{"b":["x"]},"a.b":["y"]}', '{"a":{"b":"y"}}', true],
  ['a name twice in the event: both count', '{"a":["x"]}', '{"a":"x","a":"y"}', true],
  // Numbers are equal by value where their digits survive as a double, else by their text.
  ['an integer and a float', '{"a":[3]}', '{"a":3.0}', true],
  ['a float and an integer', '{"a":[3.0]}', '{"a":3}', true],
  ['an exponent', '{"a":[300e-2]}', '{"a":3}', true],
  ['an exponent in the event', '{"a":[301.8]}', '{"a":3.018e2}', true],
  ['a number and its text', '{"a":[3]}', '{"a":"3"}', false],
  ['a text and its number', '{"a":["3"]}', '{"a":3}', false],
  ['zero below zero', '{"a":[0]}', '{"a":-0.0}', true],
  ['fractions', '{"a":[0.1]}', '{"a":0.10}', true],
  ['a great integer', '{"a":[9007199254740993]}', '{"a":9007199254740993}', true],
  ['great integers that one double holds', '{"a":[9007199254740993]}', '{"a":9007199254740992}', false],
  ['an account id', '{"a":[123456789012]}', '{"a":123456789012}', true],
  // Numeric.
  ['numeric equal', '{"a":[{"numeric":["=",3.018e2]}]}', '{"a":301.8}', true],
  ['numeric above', '{"a":[{"numeric":[">",0]}]}', '{"a":0.000001}', true],
  ['numeric above, at the bound', '{"a":[{"numeric":[">",0]}]}', '{"a":0}', false],
  ['numeric at least', '{"a":[{"numeric":[">=",0]}]}', '{"a":0}', true],
  ['numeric below', '{"a":[{"numeric":["<",10]}]}', '{"a":-5000000000}', true],
  ['numeric at most', '{"a":[{"numeric":["<=",10]}]}', '{"a":10}', true],
  ['numeric range', '{"a":[{"numeric":[">",0,"<=",5]}]}', '{"a":5}', true],
  ['numeric range, above', '{"a":[{"numeric":[">",0,"<=",5]}]}', '{"a":5.1}', false],
  ['numeric range, at its open end', '{"a":[{"numeric":[">",0,"<",5]}]}', '{"a":5}', false],
  ['numeric of a text', '{"a":[{"numeric":[">",0]}]}', '{"a":"5"}', false],
  ['numeric of a boolean', '{"a":[{"numeric":[">=",0]}]}', '{"a":true}', false],
  ['numeric of an integer that no double holds', '{"a":[{"numeric":[">",0]}]}', '{"a":9007199254740993}', false],
  ['numeric or a text', '{"a":[{"numeric":[">",5]},"none"]}', '{"a":"none"}', true],
  // Prefix, suffix, any case, wildcard: on strings only.
  ['prefix', '{"a":[{"prefix":"web-"}]}', '{"a":"web-1"}', true],
  ['prefix in the middle', '{"a":[{"prefix":"web-"}]}', '{"a":"my-web-1"}', false],
  ['prefix of a number', '{"a":[{"prefix":"1"}]}', '{"a":12}', false],
  ['empty prefix', '{"a":[{"prefix":""}]}', '{"a":"anything"}', true],
  ['empty prefix of a number', '{"a":[{"prefix":""}]}', '{"a":1}', false],
  ['prefix in any case', '{"a":[{"prefix":{"equals-ignore-case":"WeB"}}]}', '{"a":"wEb-1"}', true],
  ['suffix', '{"a":[{"suffix":".png"}]}', '{"a":"x.png"}', true],
  ['suffix in another case', '{"a":[{"suffix":".png"}]}', '{"a":"x.PNG"}', false],
  ['suffix in any case', '{"a":[{"suffix":{"equals-ignore-case":".png"}}]}', '{"a":"x.PnG"}', true],
  ['suffix of null', '{"a":[{"suffix":""}]}', '{"a":null}', false],
  ['any case', '{"a":[{"equals-ignore-case":"golden"}]}', '{"a":"GOLDEN"}', true],
  ['any case, longer', '{"a":[{"equals-ignore-case":"golden"}]}', '{"a":"goldens"}', false],
  ['any case, empty', '{"a":[{"equals-ignore-case":""}]}', '{"a":""}', true],
  ['any case, sharp s to two', '{"a":[{"equals-ignore-case":"ß"}]}', '{"a":"SS"}', true],
  ['any case, sharp s to two small ones', '{"a":[{"equals-ignore-case":"ß"}]}', '{"a":"ss"}', false],
  ['wildcard', '{"a":[{"wildcard":"/images/*/golden"}]}', '{"a":"/images/web/x/golden"}', true],
  ['wildcard for nothing', '{"a":[{"wildcard":"a*b"}]}', '{"a":"ab"}', true],
  ['wildcard, end missing', '{"a":[{"wildcard":"a*b"}]}', '{"a":"abc"}', false],
  ['wildcard across lines', '{"a":[{"wildcard":"a*b"}]}', '{"a":"a\\n\\nb"}', true],
  ['wildcard alone', '{"a":[{"wildcard":"*"}]}', '{"a":""}', true],
  ['wildcard of a number', '{"a":[{"wildcard":"*"}]}', '{"a":1}', false],
  ['wildcard, escaped star', '{"a":[{"wildcard":"a\\\\*b*"}]}', '{"a":"a*bc"}', true],
  ['wildcard, escaped star is no star', '{"a":[{"wildcard":"a\\\\*b*"}]}', '{"a":"axbc"}', false],
  ['wildcard, escaped backslash', '{"a":[{"wildcard":"a\\\\\\\\*"}]}', '{"a":"a\\\\b"}', true],
  ['wildcard beyond ASCII', '{"a":[{"wildcard":"寸*😀"}]}', '{"a":"寸x😀"}', true],
  // Anything but.
  ['anything but a string', '{"a":[{"anything-but":"x"}]}', '{"a":"y"}', true],
  ['anything but that string', '{"a":[{"anything-but":"x"}]}', '{"a":"x"}', false],
  ['anything but a string: a number', '{"a":[{"anything-but":"x"}]}', '{"a":1}', true],
  ['anything but a string: null', '{"a":[{"anything-but":"x"}]}', '{"a":null}', true],
  ['anything but a string: absence', '{"a":[{"anything-but":"x"}]}', '{}', false],
  ['anything but an empty string', '{"a":[{"anything-but":""}]}', '{"a":""}', false],
  ['anything but strings', '{"a":[{"anything-but":["x","y"]}]}', '{"a":"y"}', false],
  ['anything but a number', '{"a":[{"anything-but":5}]}', '{"a":5.0}', false],
  ['anything but a number: its text', '{"a":[{"anything-but":5}]}', '{"a":"5"}', true],
  ['anything but numbers', '{"a":[{"anything-but":[1,2]}]}', '{"a":3}', true],
  ['anything but a prefix', '{"a":[{"anything-but":{"prefix":"in"}}]}', '{"a":"initial"}', false],
  ['anything but prefixes', '{"a":[{"anything-but":{"prefix":["in","out"]}}]}', '{"a":"outer"}', false],
  ['anything but prefixes: another', '{"a":[{"anything-but":{"prefix":["in","out"]}}]}', '{"a":"up"}', true],
  ['anything but a suffix', '{"a":[{"anything-but":{"suffix":".txt"}}]}', '{"a":"x.txt"}', false],
  ['anything but any case', '{"a":[{"anything-but":{"equals-ignore-case":"x"}}]}', '{"a":"X"}', false],
  ['anything but any case, list', '{"a":[{"anything-but":{"equals-ignore-case":["x","y"]}}]}', '{"a":"Z"}', true],
  ['anything but a wildcard', '{"a":[{"anything-but":{"wildcard":"*/bin/*"}}]}', '{"a":"/usr/bin/x"}', false],
  ['anything but wildcards', '{"a":[{"anything-but":{"wildcard":["*/a/*","*/b/*"]}}]}', '{"a":"/c/"}', true],
  ['anything but, in a list', '{"a":[{"anything-but":"x"}]}', '{"a":["x","y"]}', true],
  ['anything but, only that in a list', '{"a":[{"anything-but":"x"}]}', '{"a":["x","x"]}', false],
  // Exists: leaves only.
  ['exists', '{"a":[{"exists":true}]}', '{"a":null}', true],
  ['exists, an object', '{"a":[{"exists":true}]}', '{"a":{"b":1}}', false],
  ['exists, an empty list', '{"a":[{"exists":true}]}', '{"a":[]}', false],
  ['does not exist', '{"a":[{"exists":false}]}', '{"b":1}', true],
  ['does not exist, but does', '{"a":[{"exists":false}]}', '{"a":""}', false],
  ['does not exist, an object', '{"a":[{"exists":false}]}', '{"a":{"b":1}}', true],
  ['does not exist, parents neither', '{"a":{"b":{"c":[{"exists":false}]}}}', '{}', true],
  ['absent or a value: absent', '{"a":[{"exists":false},"x"]}', '{}', true],
  ['absent or a value: the value', '{"a":[{"exists":false},"x"]}', '{"a":"x"}', true],
  ['absent or a value: another', '{"a":[{"exists":false},"x"]}', '{"a":"y"}', false],
  // Addresses.
  ['inside a block', '{"a":[{"cidr":"10.0.0.0/24"}]}', '{"a":"10.0.0.255"}', true],
  ['outside a block', '{"a":[{"cidr":"10.0.0.0/24"}]}', '{"a":"10.0.1.0"}', false],
  ['a block by an address inside it', '{"a":[{"cidr":"10.0.0.77/24"}]}', '{"a":"10.0.0.1"}', true],
  ['no address', '{"a":[{"cidr":"10.0.0.0/8"}]}', '{"a":"example"}', false],
  ['version 6 inside a block', '{"a":[{"cidr":"2001:db8::/32"}]}', '{"a":"2001:0db8:1::1"}', true],
  ['version 6 outside a block', '{"a":[{"cidr":"2001:db8::/32"}]}', '{"a":"2001:db9::1"}', false],
  ['an address', '{"a":["10.0.0.1"]}', '{"a":"10.0.0.1"}', true],
  ['version 6 written otherwise', '{"a":["2001:db8::1"]}', '{"a":"2001:0DB8:0:0:0:0:0:1"}', true],
  ['what only looks like an address', '{"a":["12:30"]}', '{"a":"12:30"}', true],
  // Arrays: any element; several conditions on one array, the same element.
  ['any element', '{"a":["y"]}', '{"a":["x","y"]}', true],
  ['no element', '{"a":["z"]}', '{"a":["x","y"]}', false],
  ['an empty list', '{"a":["x"]}', '{"a":[]}', false],
  ['lists in lists', '{"a":["z"]}', '{"a":[["x"],["y",["z"]]]}', true],
  ['objects in a list', '{"a":{"b":["y"]}}', '{"a":[{"b":"x"},{"b":"y"}]}', true],
  ['one element for both', '{"a":{"b":["x"],"c":[1]}}', '{"a":[{"b":"x","c":2},{"b":"y","c":1}]}', false],
  ['one element has both', '{"a":{"b":["x"],"c":[1]}}', '{"a":[{"b":"x","c":2},{"b":"x","c":1}]}', true],
  ['lists apart', '{"a":{"b":["x"]},"d":{"c":[1]}}', '{"a":[{"b":"y"},{"b":"x"}],"d":[{"c":1}]}', true],
  [
    'one element at each depth',
    '{"a":{"b":{"c":["x"],"d":[1]}}}',
    '{"a":[{"b":[{"c":"x","d":2}]},{"b":[{"c":"y","d":1}]}]}',
    false,
  ],
  ['plain elements beside objects', '{"a":["x"],"a.b":[1]}', '{"a":["x",{"b":1}]}', true],
  ['absent in the same element', '{"a":{"b":["x"],"c":[{"exists":false}]}}', '{"a":[{"b":"x"},{"b":"y","c":1}]}', true],
  // $or.
  ['either, the first', '{"$or":[{"a":["x"]},{"b":["y"]}]}', '{"a":"x"}', true],
  ['either, the second', '{"$or":[{"a":["x"]},{"b":["y"]}]}', '{"b":"y"}', true],
  ['either, neither', '{"$or":[{"a":["x"]},{"b":["y"]}]}', '{"a":"y","b":"x"}', false],
  ['either, and more', '{"c":[1],"$or":[{"a":["x"]},{"b":["y"]}]}', '{"b":"y","c":1}', true],
  ['either, but more is missing', '{"c":[1],"$or":[{"a":["x"]},{"b":["y"]}]}', '{"b":"y"}', false],
  ['either, and more after', '{"$or":[{"a":["x"]},{"b":["y"]}],"c":[1]}', '{"a":"x","c":2}', false],
  ['either with both of one', '{"$or":[{"a":["x"],"b":["y"]},{"c":["z"]}]}', '{"a":"x"}', false],
  ['either in either', '{"$or":[{"a":["x"],"$or":[{"b":[1]},{"b":[2]}]},{"c":["z"]}]}', '{"a":"x","b":2}', true],
  ['two of either', '{"$or":[{"a":[1]},{"a":[2]}],"d":{"$or":[{"b":[1]},{"b":[2]}]}}', '{"a":2,"d":{"b":1}}', true],
  ['either at depth', '{"a":{"b":{"$or":[{"c":[1]},{"d":[2]}]}}}', '{"a":{"b":{"d":2}}}', true],
];

/** Patterns as they stand. The columns are where the JSON reader behind the ruler stands when it refuses. */
const REFUSALS: readonly (readonly [pattern: string, reason: string, place?: string])[] = [
  ['["x"]', 'Filter is not an object', 'line: 1, column: 2'],
  ['"x"', 'Filter is not an object', 'line: 1, column: 2'],
  ['{}', 'Empty objects are not allowed', 'line: 1, column: 3'],
  // cloud-custodian/cloud-custodian#6507
  ['{"source": ["aws.health"], "detail": {}}', 'Empty objects are not allowed', 'line: 1, column: 40'],
  // A deployment in a blog on testing event patterns
  [
    '{"source":["test.event-pattern"],"detail":{"lenderId":"LenderA"}}',
    '"lenderId" must be an object or an array',
    'line: 1, column: 56',
  ],
  // awslabs/aws-deployment-framework#455, cut to its beginning
  [
    '{"detail-type":["CodeCommit Repository State Change"],"resources":"arn:aws:codecommit:eu-west-1:x:y"}',
    '"resources" must be an object or an array',
    'line: 1, column: 68',
  ],
  // buildkite/docs#896
  [
    '{\n  "detail-type": ["Build Started"],\n  "detail": {\n    "pipeline": {\n      "slug": "some-pipeline"\n    }\n  }\n}',
    '"slug" must be an object or an array',
    'line: 5, column: 16',
  ],
  ['{"a":42}', '"a" must be an object or an array', 'line: 1, column: 8'],
  ['{"a":null}', '"a" must be an object or an array', 'line: 1, column: 10'],
  ['{"a":[]}', 'Empty arrays are not allowed', 'line: 1, column: 8'],
  ['{"a":[["x"]]}', 'Match value must be String, number, true, false, or null', 'line: 1, column: 8'],
  ['{"a":[{}]}', 'Match expression name not found', 'line: 1, column: 9'],
  ['{"a":[{"like":"x"}]}', 'Unrecognized match type like', 'line: 1, column: 16'],
  ['{"a":[{"like":[1]}]}', 'Unrecognized match type like', 'line: 1, column: 16'],
  ['{"a":[{"exactly":1}]}', 'exact match pattern must be a string', 'line: 1, column: 19'],
  ['{"a":[{"prefix":["x"]}]}', 'prefix match pattern must be a string', 'line: 1, column: 18'],
  ['{"a":[{"prefix":"x","suffix":"y"}]}', 'Only one key allowed in match expression', 'line: 1, column: 31'],
  ['{"a":[{"prefix":{"like":"x"}}]}', 'Unsupported prefix pattern: like', 'line: 1, column: 26'],
  ['{"a":[{"prefix":{}}]}', 'Prefix expression name not found', 'line: 1, column: 19'],
  [
    '{"a":[{"prefix":{"equals-ignore-case":1}}]}',
    'equals-ignore-case match pattern must be a string',
    'line: 1, column: 40',
  ],
  ['{"a":[{"suffix":1}]}', 'suffix match pattern must be a string', 'line: 1, column: 18'],
  ['{"a":[{"suffix":{"prefix":"x"}}]}', 'Unsupported suffix pattern: prefix', 'line: 1, column: 28'],
  ['{"a":[{"suffix":{}}]}', 'Suffix expression name not found', 'line: 1, column: 19'],
  ['{"a":[{"equals-ignore-case":["x"]}]}', 'equals-ignore-case match pattern must be a string', 'line: 1, column: 30'],
  ['{"a":[{"wildcard":5}]}', 'wildcard match pattern must be a string', 'line: 1, column: 20'],
  ['{"a":[{"wildcard":"a**"}]}', 'Consecutive wildcard characters at pos 2', 'line: 1, column: 24'],
  ['{"a":[{"wildcard":"a\\\\b"}]}', 'Invalid escape character at pos 2', 'line: 1, column: 25'],
  ['{"a":[{"numeric":5}]}', 'Value of numeric must be an array.', 'line: 1, column: 19'],
  ['{"a":[{"numeric":[]}]}', 'Invalid member in numeric match: ]', 'line: 1, column: 20'],
  ['{"a":[{"numeric":[5]}]}', 'Invalid member in numeric match: 5', 'line: 1, column: 20'],
  ['{"a":[{"numeric":["!",1]}]}', 'Unrecognized numeric range operator: !', 'line: 1, column: 24'],
  ['{"a":[{"numeric":["=","1"]}]}', 'Value of equals must be numeric', 'line: 1, column: 24'],
  ['{"a":[{"numeric":[">"]}]}', 'Value of > must be numeric', 'line: 1, column: 23'],
  ['{"a":[{"numeric":["<",1,">",0]}]}', 'Too many elements in numeric expression', 'line: 1, column: 26'],
  ['{"a":[{"numeric":[">",1,2]}]}', 'Bad value in numeric range: 2', 'line: 1, column: 26'],
  ['{"a":[{"numeric":[">",1,"="]}]}', 'Bad numeric range operator: =', 'line: 1, column: 28'],
  ['{"a":[{"numeric":[">",0,"<"]}]}', 'Value of < must be numeric', 'line: 1, column: 29'],
  ['{"a":[{"numeric":[">",5,"<",1]}]}', 'Bottom must be less than top', 'line: 1, column: 31'],
  ['{"a":[{"numeric":[">",0,"<",1,2]}]}', 'Too many terms in numeric range expression', 'line: 1, column: 32'],
  ['{"a":[{"numeric":["=",9007199254740993]}]}', 'Cannot compare number : 9007199254740993', 'line: 1, column: 40'],
  ['{"a":[{"exists":"yes"}]}', 'exists match pattern must be either true or false.', 'line: 1, column: 18'],
  ['{"a":[{"exists":true,"prefix":"x"}]}', 'Only one key allowed in match expression', 'line: 1, column: 32'],
  ['{"a":[{"anything-but":{}}]}', 'Anything-But expression name not found', 'line: 1, column: 25'],
  ['{"a":[{"anything-but":{"cidr":"x"}}]}', 'Unsupported anything-but pattern: cidr', 'line: 1, column: 32'],
  [
    '{"a":[{"anything-but":null}]}',
    'Value of anything-but must be an array or single string/number value.',
    'line: 1, column: 27',
  ],
  [
    '{"a":[{"anything-but":{"prefix":{"equals-ignore-case":"x"}}}]}',
    'Value of anything-but must be an array or single string/number value.',
    'line: 1, column: 34',
  ],
  [
    '{"a":[{"anything-but":[]}]}',
    'Inside anything but list, either all values are number or string, mixed type is not supported',
    'line: 1, column: 25',
  ],
  [
    '{"a":[{"anything-but":[1,"x"]}]}',
    'Inside anything but list, either all values are number or string, mixed type is not supported',
    'line: 1, column: 30',
  ],
  ['{"a":[{"anything-but":{"suffix":123}}]}', 'prefix/suffix match pattern must be a string', 'line: 1, column: 36'],
  ['{"a":[{"anything-but":{"prefix":""}}]}', 'Null prefix/suffix not allowed', 'line: 1, column: 35'],
  [
    '{"a":[{"anything-but":{"equals-ignore-case":123}}]}',
    'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
    'line: 1, column: 48',
  ],
  ['{"a":[{"anything-but":{"wildcard":1}}]}', 'wildcard match pattern must be a string', 'line: 1, column: 36'],
  // The ruler's reasons against a block name no place.
  ['{"a":[{"cidr":"10.0.0.0"}]}', "Malformed CIDR, one '/' required"],
  ['{"a":[{"cidr":"10.0.0.0/x"}]}', 'Malformed CIDR, mask bits must be an integer'],
  ['{"a":[{"cidr":"10.0.0.0/-1"}]}', 'Malformed CIDR, mask bits must not be negative'],
  ['{"a":[{"cidr":"10.0.0.0/32"}]}', 'IPv4 mask bits must be < 32'],
  ['{"a":[{"cidr":"2001:db8::/128"}]}', 'IPv6 mask bits must be < 128'],
  ['{"a":[{"cidr":"xx.11.xx/8"}]}', 'Nonstandard IP address: xx.11.xx'],
  ['{"a":[{"cidr":"10.0.0.300/8"}]}', 'Invalid IP address: 10.0.0.300'],
  ['{"a":[{"cidr":["bad-type"]}]}', 'prefix match pattern must be a string', 'line: 1, column: 16'],
  ['{"$or":{"a":["x"]}}', 'It must be an Array followed with $or.', 'line: 1, column: 9'],
  ['{"$or":[{"a":["x"]}]}', 'There must have at least 2 Objects in $or relationship.', 'line: 1, column: 21'],
  ['{"$or":[{"a":["x"]},"b"]}', 'Only JSON object is allowed in array of $or relationship.', 'line: 1, column: 22'],
  ['{"$or":[{"a":["x"]},{}]}', 'Empty objects are not allowed', 'line: 1, column: 23'],
  [
    '{"$or":[{"a":["x"]},{"prefix":["b"]}]}',
    'prefix is Ruler reserved fieldName which cannot be used inside $or.',
    'line: 1, column: 32',
  ],
  // The words of the JSON reader (Jackson), as AWS passes them on: ansible/ansible#67510 for the first.
  [
    '{\\"detail\\": 1}',
    "Unexpected character ('\\' (code 92)): was expecting double-quote to start field name",
    'line: 1, column: 3',
  ],
  [
    'invalid',
    "Unrecognized token 'invalid': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    'line: 1, column: 8',
  ],
  [
    '{"a":["x"],}',
    "Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
    'line: 1, column: 13',
  ],
  [
    '{"a" ["x"]}',
    "Unexpected character ('[' (code 91)): was expecting a colon to separate field name and value",
    'line: 1, column: 7',
  ],
  [
    '{"a":["x" "y"]}',
    "Unexpected character ('\"' (code 34)): was expecting comma to separate Array entries",
    'line: 1, column: 12',
  ],
];

/** Refusals inside a list of what a value must not be carry their place twice: where, and once more where it is passed on. */
const TWICE: readonly (readonly [pattern: string, reason: string, place: string])[] = [
  [
    '{"a":[{"anything-but":["x",null]}]}',
    'Inside anything but list, start|null|boolean is not supported.',
    'line: 1, column: 32',
  ],
  [
    '{"a":[{"anything-but":{"prefix":[1,"x"]}}]}',
    'prefix/suffix match pattern must be a string',
    'line: 1, column: 35',
  ],
  ['{"a":[{"anything-but":{"suffix":[""]}}]}', 'Null prefix/suffix not allowed', 'line: 1, column: 36'],
];

const TOO_COMPLEX =
  'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character';

const at = (pattern: string, place: string) => `\n at [Source: (String)"${pattern}"; ${place}]`;

export const PATTERN_CASES: readonly PatternCase[] = [
  ...MATCHES.map(([name, condition, detail, wanted]) => ({
    name,
    pattern: `{"detail":${condition}}`,
    detail,
    wanted,
  })),
  ...REFUSALS.map(([pattern, reason, place]) => ({
    name: `refuses ${pattern}`,
    pattern,
    detail: '{}',
    wanted: place === undefined ? reason : reason + at(pattern, place),
  })),
  ...TWICE.map(([pattern, reason, place]) => ({
    name: `refuses ${pattern}`,
    pattern,
    detail: '{}',
    wanted: reason + at(pattern, place) + at(pattern, place),
  })),
  {
    name: 'refuses an end that does not come',
    pattern: '{"a":["x"]',
    detail: '{}',
    wanted: `Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"a":["x"]"; line: 1, column: 1])${at('{"a":["x"]', 'line: 1, column: 11')}`,
  },
  // The number that is too many was observed by others (radkawar/stackd); AWS documents only that there is one.
  { name: 'takes four wildcards', pattern: '{"a":[{"wildcard":"*a*b*c*"}]}', detail: '{}', wanted: false },
  {
    name: 'takes wildcards apart',
    pattern: '{"a":[{"wildcard":"a*x"},{"wildcard":"b*x"},{"wildcard":"c*x"}]}',
    detail: '{}',
    wanted: false,
  },
  {
    name: 'refuses wildcards over wildcards',
    pattern: '{"a":[{"wildcard":"*a*a*a*a*a*a*"}]}',
    detail: '{}',
    wanted: TOO_COMPLEX,
  },
  {
    name: 'refuses too many at once',
    pattern: `{"a":[${['x', 'y', 'z', 'u'].map((end) => `{"wildcard":"*/in/*.${end}"}`).join(',')}]}`,
    detail: '{}',
    wanted: TOO_COMPLEX,
  },
];
