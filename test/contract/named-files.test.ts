import { expect, test } from 'vitest';
import { faultText } from '../../lib/contract/fault.ts';
import { parseGoldsmithYaml } from '../../lib/contract/load-goldsmith-yaml.ts';

const COMPONENT = 'name: x\nschemaVersion: 1.0\nphases: []\n';
const beside: Record<string, string | undefined> = {
  './web.yaml': COMPONENT,
  './more/web.yaml': COMPONENT,
  './hygiene.yaml': COMPONENT,
  './v1.2.yaml': COMPONENT,
  './long.yaml': `${COMPONENT}#${'x'.repeat(16_000)}`,
  './script.yaml': '#!/bin/sh\necho hello\n',
  './start it.sh': '#!/bin/sh\n',
  './long.sh': `#!/bin/sh\n#${'ä'.repeat(8192)}\n`,
};

/** What is found of the file, and what is wanted. */
function faultsOf(image: string, fleet = ''): string[] {
  const text = `network: sample\nimages: { web: { base: ssm:/imagebuilder/x${image} } }\nfleets: { a: { image: web${fleet} } }`;
  const parsed = parseGoldsmithYaml(text, 'f', (path) => {
    const written = beside[path];
    return written === undefined ? { notRead: path.endsWith('/') ? 'a folder' : 'no such file' } : { text: written };
  });
  return parsed.ok ? [] : parsed.faults.map((fault) => faultText(fault).replace(/^\S+ /, ''));
}

const EXISTS = 'wanted a file that exists; its path is meant from the folder of goldsmith.yaml';
const REF = 'wanted "aws:<name>", "goldsmith:<name>", "./<path>.yaml" or the ARN of a component';

test.each([
  [
    'a folder',
    './web/',
    `found "./web/", ${REF}; what it shall do goes into a component document, such as "./web.yaml"`,
  ],
  ['one that is not there', './wbe.yaml', `found "./wbe.yaml", ${EXISTS}`],
  [
    'another kind',
    './a.sh',
    `found "./a.sh", ${REF}; what it shall do goes into a component document, such as "./web.yaml"`,
  ],
  ['a path without its beginning', 'web.yaml', `found "web.yaml", ${REF} (did you mean "./web.yaml"?)`],
  [
    'a script in the clothes of a document',
    './script.yaml',
    'found "./script.yaml", a script, wanted a component document of Image Builder: name, schemaVersion 1.0, phases; a script that runs at boot goes under "userData"',
  ],
  [
    'more than Image Builder takes',
    './long.yaml',
    'found "./long.yaml" of 16039 characters, wanted at most 16000; split it',
  ],
  [
    'a name that no component may have',
    './v1.2.yaml',
    'found "./v1.2.yaml", wanted a file name of letters, digits, "-", "_" and spaces, at most 64 before its ending',
  ],
])('a component: %s is said once', (_, ref, wanted) => {
  expect(faultsOf(`, components: [${ref}]`)).toEqual([`images.web.components[0]: ${wanted}`]);
});

test('two components of one name are refused, wherever they come from', () => {
  expect(faultsOf(', components: [./web.yaml, "goldsmith:hygiene"], tests: [./more/web.yaml, ./hygiene.yaml]')).toEqual(
    [
      'images.web.tests[0]: found "./more/web.yaml", wanted each component once, under a name of its own; "./web.yaml" has this one',
      'images.web.tests[1]: found "./hygiene.yaml", wanted each component once, under a name of its own; "goldsmith:hygiene" has this one',
    ],
  );
});

test.each([
  ['a folder', './scripts/', `"./scripts/", a folder, ${EXISTS}`],
  ['one that is not there', './strat.sh', `"./strat.sh", ${EXISTS}`],
  [
    'a component document',
    './web.yaml',
    '"./web.yaml", a component document, wanted a script that begins with "#!", or what else cloud-init takes; a component goes under "components"',
  ],
  [
    'a file name in the place of a script',
    'start.sh',
    '"start.sh", wanted the text of a script, or the path of one that begins with "./" (did you mean "./start.sh"?)',
  ],
  [
    'more than EC2 takes, in bytes',
    './long.sh',
    '"./long.sh" of 16396 bytes, wanted at most 16384 bytes, which is all that EC2 takes; bake the rest into the image',
  ],
  [
    'a text that is longer than EC2 takes',
    `"#! ${'x'.repeat(16_384)}"`,
    'text of 16387 bytes, wanted at most 16384 bytes, which is all that EC2 takes; bake the rest into the image',
  ],
])('user data: %s is said once', (_, script, wanted) => {
  expect(faultsOf('', `, userData: ${script}`)).toEqual([`fleets.a.userData: found ${wanted}`]);
});

test('a script with a space in its path is a file, too', () => {
  expect(faultsOf('', ', userData: ./start it.sh')).toEqual([]);
});
