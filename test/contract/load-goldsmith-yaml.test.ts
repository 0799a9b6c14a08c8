import { describe, expect, test } from 'vitest';
import { faultText, noteText } from '../../lib/contract/fault.ts';
import { parseGoldsmithYaml } from '../../lib/contract/load-goldsmith-yaml.ts';

const COMPONENT = 'name: x\nschemaVersion: 1.0\nphases: []\n';

function readFrom(beside: Record<string, string>) {
  return (path: string) => {
    const text = beside[path];
    return text === undefined ? { notRead: path.endsWith('/') ? 'a folder' : 'no such file' } : { text };
  };
}

/** The file's faults as the command line prints them. */
function faultsOf(text: string, beside: Record<string, string> = {}): string[] {
  const parsed = parseGoldsmithYaml(text, 'goldsmith.yaml', readFrom(beside));
  return parsed.ok ? [] : parsed.faults.map(faultText);
}

const image = '  web: { base: ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64 }';
/** A right file, and lines in the place of its fleets. */
const withFleets = (...lines: string[]) => ['network: sample', 'images:', image, ...lines].join('\n');
/** A right file, and more keys in its image. */
const withImage = (...lines: string[]) =>
  [
    'network: sample',
    'images:',
    '  web:',
    '    base: ssm:/imagebuilder/x/arm64',
    ...lines.map((line) => `    ${line}`),
  ].join('\n');

describe('a right file', () => {
  test('is read with durations in seconds, shares in percent, and what it leaves out filled in', () => {
    const text = withFleets('fleets:', '  prod: { image: web, deploy: { canary: { share: 10%, for: 5 minutes } } }');
    const parsed = parseGoldsmithYaml(text, 'goldsmith.yaml', () => ({ notRead: 'no such file' }));
    if (!parsed.ok) throw new Error(parsed.faults.map(faultText).join('\n'));
    const { prod } = parsed.config.fleets;
    expect(prod?.deploy.canary).toMatchObject({ share: { percent: 10 }, for: { seconds: 300 }, instances: 1 });
    expect(prod?.health).toEqual({ path: '/healthz', port: 80, grace: { seconds: 300 } });
    expect(parsed.config.images['web']?.rebuild.schedule).toBe('cron(0 6 1 * ? *)');
  });

  test('may use anchors, and a fault in what they stand for is shown where it is written', () => {
    const text = withFleets(
      'fleets:',
      '  a: { image: web, health: &health { path: healthz } }',
      '  b: { image: web, loadBalancer: { path: /b }, health: *health }',
    );
    expect(faultsOf(text)).toEqual([
      'goldsmith.yaml:5:44 fleets.a.health.path: found "healthz", wanted a path that begins with "/", such as "/healthz"',
      'goldsmith.yaml:5:44 fleets.b.health.path: found "healthz", wanted a path that begins with "/", such as "/healthz"',
    ]);
  });
});

test('what is not acted on yet is noted, and no fault', () => {
  const text = [
    withImage('gate: { block: high }'),
    'fleets: { a: { image: web }, b: { image: web, loadBalancer: { host: b.example.com } } }',
    'rings:',
    '  - { name: one, fleets: [a] }',
    '  - { name: two, fleets: [b], approval: required }',
  ].join('\n');
  const parsed = parseGoldsmithYaml(text, 'goldsmith.yaml', () => ({ notRead: 'no such file' }));
  expect(parsed.ok && parsed.notes.map(noteText)).toEqual(
    [
      '5:5 images.web.gate: not acted on by this version of Goldsmith: no finding rejects an image version',
      '9:31 rings[1].approval: not acted on by this version of Goldsmith: releases go out without',
      '9:5 rings[1]: not acted on by this version of Goldsmith: the fleets of all rings are released together',
    ].map((note) => `goldsmith.yaml:${note}`),
  );
});

test('what is not acted on is noted, too, where something is wrong', () => {
  const parsed = parseGoldsmithYaml(withImage('gate: {}', 'kep: {}'), 'goldsmith.yaml', () => ({
    notRead: 'a folder',
  }));
  expect([parsed.ok, parsed.notes.map(({ path }) => path)]).toEqual([false, ['images.web.gate']]);
});

describe('syntax', () => {
  test.each([
    ['nothing at all', '', '1:1 found an empty value, wanted a map'],
    ['a list', '- network: sample', '1:1 found a list, wanted a map'],
    ['a tab as indentation', 'images:\n\tweb: 1', '2:1 found a tab as indentation, wanted spaces'],
    [
      'an open bracket',
      'network: [',
      '1:11 found the end of what "[" or "{" began, without its sign, wanted "]" or "}", and all lines before it indented',
    ],
    [
      'an alias of nothing',
      'network: *net',
      '1:10 found the alias "*net", wanted an alias of an anchor that stands before it',
    ],
    [
      'no key at all',
      `${withFleets('fleets:', '  : { image: web }', '  prod: { image: web }')}`,
      '5:3 found no key before ":", wanted a name as the key',
    ],
    [
      'a key that is an empty value',
      withFleets('~: 5'),
      '4:1 found the key "~", which means an empty value, wanted a name as the key',
    ],
    [
      'a key that is a list',
      withFleets('? [a, b]', ': 5'),
      '4:3 found a map or a list as a key, wanted a name as the key',
    ],
    [
      'a colon in a text',
      'network: a: b',
      '1:10 found a map inside a value, wanted quotes around a text with ": " in it, or the inner map on lines of its own',
    ],
    [
      'a quote that is not closed',
      'network: "sample',
      '1:17 found the end, and a quoted text still open, wanted a quote where the text ends',
    ],
    [
      'a sign that may begin nothing',
      'network: @sample',
      '1:10 found a value that begins with "@", wanted quotes around it',
    ],
    [
      'a bracket too many',
      'network: ]',
      '1:10 found "]", which cannot stand there, wanted nothing there, or quotes around it: look at the quotes, brackets and indentation before it',
    ],
    ['a key twice', withImage('keep: {}', 'keep: {}'), '6:5 found the key "keep" a second time, wanted each key once'],
  ])('%s', (_, text, wanted) => {
    expect(faultsOf(text)).toEqual([`goldsmith.yaml:${wanted}`]);
  });

  test('an alias bomb does not fill the memory', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index, all) => {
      const inner = index === 0 ? '"x"' : `*${all[index - 1]}`;
      return `${name}: &${name} [${Array(20).fill(inner).join(', ')}]`;
    });
    expect(faultsOf(rows.join('\n')).join()).toContain('wanted fewer aliases');
  });
});

describe('keys and values', () => {
  test.each([
    [
      'an unknown key, with the one that was meant',
      withImage('compnents: []'),
      '5:5 images.web.compnents: found the unknown key "compnents", wanted one of description, base, components, tests, instanceType, rootVolume, buildTimeout, proofTimeout, rebuild, gate, keep (did you mean "components"?)',
    ],
    [
      'a missing key',
      'network: sample\nimages:\n  web: {}',
      '3:3 images.web.base: found nothing, wanted a preset such as "amazon-linux-2023/arm64", "ssm:" and a parameter under /aws/service/ or /imagebuilder/ that holds an AMI id, the ARN of an Image Builder image, a map of owner, name and architecture, or "image:" and the name of another image of this file',
    ],
    ['a wrong kind', withImage('keep: 5'), '5:11 images.web.keep: found 5, wanted a map'],
    ['an empty value', withImage('keep:'), '5:10 images.web.keep: found an empty value, wanted a map'],
    [
      'a duration without its unit',
      withImage('buildTimeout: 30'),
      '5:19 images.web.buildTimeout: found 30, wanted a duration such as "30 minutes" or "24 hours"',
    ],
    [
      'a duration that no schedule can keep',
      withImage('rebuild: { baseImage: { poll: 90 seconds } }'),
      '5:35 images.web.rebuild.baseImage.poll: found "90 seconds", wanted a duration of whole minutes, at least "1 minute"',
    ],
    [
      'a cron of five fields',
      withImage('rebuild: { schedule: cron(0 6 1 * *) }'),
      '5:26 images.web.rebuild.schedule: found "cron(0 6 1 * *)", wanted six fields (minutes hours day-of-month month day-of-week year), not 5',
    ],
    [
      'a cron with both day fields',
      withImage('rebuild: { schedule: cron(0 6 1 * 2 *) }'),
      '5:26 images.web.rebuild.schedule: found "cron(0 6 1 * 2 *)", wanted "?" in exactly one of day-of-month and day-of-week',
    ],
    [
      'a timezone that is none',
      withImage('rebuild: { timezone: Mars/Olympus }'),
      '5:26 images.web.rebuild.timezone: found "Mars/Olympus", wanted the IANA name of a timezone such as "Europe/Berlin"',
    ],
    [
      'a word that is not one of few',
      withImage('gate: { block: hihg }'),
      '5:20 images.web.gate.block: found "hihg", wanted one of "low", "medium", "high", "critical"',
    ],
    [
      'a share as a number',
      withFleets('fleets:', '  a: { image: web, deploy: { canary: { share: 5 } } }'),
      '5:47 fleets.a.deploy.canary.share: found 5, wanted a share in whole percent such as "5%"',
    ],
    [
      'too large a share',
      withFleets('fleets:', '  a: { image: web, deploy: { canary: { share: 60% } } }'),
      '5:47 fleets.a.deploy.canary.share: found "60%", wanted a share from 1% to 50%',
    ],
    [
      'less at most than at least',
      withFleets('fleets:', '  a: { image: web, capacity: { min: 5, max: 2 } }'),
      '5:45 fleets.a.capacity.max: found 2, wanted at least as much as min',
    ],
    [
      'percentages that AWS refuses together',
      withFleets('fleets:', '  a: { image: web, deploy: { minHealthy: 50%, maxHealthy: 200% } }'),
      '5:59 fleets.a.deploy.maxHealthy: found "200%", wanted at most 100% more than minHealthy',
    ],
    [
      'a longer bake than AWS allows',
      withFleets('fleets:', '  a: { image: web, deploy: { bakeTime: 3 days } }'),
      '5:40 fleets.a.deploy.bakeTime: found "3 days", wanted at most "48 hours"',
    ],
    [
      'a name that cannot be part of a stack name',
      'network: sample\nimages:\n  Web_1: { base: ssm:/imagebuilder/x }',
      '3:3 images.Web_1: found the name "Web_1", wanted a name of lower-case letters, digits and single hyphens that begins with a letter',
    ],
    [
      'a base that the role of Image Builder may not read',
      'network: sample\nimages:\n  web: { base: ssm:/our/base }',
      '3:16 images.web.base: found "ssm:/our/base", wanted a preset such as "amazon-linux-2023/arm64", "ssm:" and a parameter under /aws/service/ or /imagebuilder/ that holds an AMI id, the ARN of an Image Builder image, a map of owner, name and architecture, or "image:" and the name of another image of this file',
    ],
    ['no image', 'network: sample\nimages: {}', '2:9 images: found an empty map, wanted at least one image'],
    [
      'no network',
      'images:\n  web: { base: ssm:/imagebuilder/x }',
      '1:1 network: found nothing, wanted sample, or a map of vpc and subnets',
    ],
  ])('%s', (_, text, wanted) => {
    expect(faultsOf(text)).toEqual([`goldsmith.yaml:${wanted}`]);
  });
});

describe('what one part says about another', () => {
  const own = 'network: { vpc: vpc-0a, subnets: [subnet-0a] }';
  const listener = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/lb/0a/0b';

  test.each([
    [
      'a fleet of an unknown image',
      withFleets('fleets:', '  prod: { image: wbe }'),
      ['5:18 fleets.prod.image: found "wbe", wanted an image declared under "images" (did you mean "web"?)'],
    ],
    [
      'an instance type of the other architecture',
      withFleets('fleets:', '  prod: { image: web, instanceType: t3.small }'),
      [
        '5:37 fleets.prod.instanceType: found "t3.small", wanted a type of architecture arm64, as the image\'s base has, such as "t4g.small"',
      ],
    ],
    [
      'a ring with an unknown fleet, one of another ring, and a name twice',
      withFleets(
        'fleets:',
        '  prod: { image: web }',
        'rings:',
        '  - { name: one, fleets: [prod] }',
        '  - { name: one, fleets: [prod, prdo] }',
      ),
      [
        '8:13 rings[1].name: found "one", wanted a name of its own for each ring',
        '8:27 rings[1].fleets[0]: found "prod", wanted each fleet in one ring; this one is in ring "one" already',
        '8:33 rings[1].fleets[1]: found "prdo", wanted a fleet declared under "fleets" (did you mean "prod"?)',
      ],
    ],
    [
      'an own network without a listener',
      [own, 'images:', image, 'fleets:', '  prod:', '    image: web'].join('\n'),
      [
        '5:3 fleets.prod.loadBalancer.listener: found nothing, wanted the ARN of your load balancer\'s listener, or "network: sample"',
        '5:3 fleets.prod.loadBalancer.securityGroup: found nothing, wanted the id of your load balancer\'s security group, or "network: sample"',
      ],
    ],
    [
      'a listener though the sample brings its own',
      withFleets('fleets:', `  prod: { image: web, loadBalancer: { listener: "${listener}" } }`),
      [
        '5:39 fleets.prod.loadBalancer.listener: found a listener, wanted no listener under "network: sample", which brings its own load balancer',
      ],
    ],
    [
      'two fleets that match the same requests',
      withFleets('fleets:', '  one: { image: web }', '  two: { image: web }'),
      [
        '6:3 fleets.two.loadBalancer.path: found "/*", wanted a path or host of its own on the listener; fleet "one" has this one',
      ],
    ],
    [
      'an adopted group with a capacity of its own',
      withFleets('fleets:', '  prod: { image: web, adopt: { autoScalingGroup: legacy }, capacity: { min: 2 } }'),
      [
        '5:60 fleets.prod.capacity: found "capacity" beside "adopt", wanted one of the two: a group that is adopted brings its own',
      ],
    ],
    [
      'files that are not there',
      withFleets('fleets:', '  prod: { image: web, userData: ./start.sh }').replace(
        'arm64 }',
        'arm64, components: [./nginx.yaml] }',
      ),
      [
        '3:99 images.web.components[0]: found "./nginx.yaml", wanted a file that exists; its path is meant from the folder of goldsmith.yaml',
        '5:33 fleets.prod.userData: found "./start.sh", wanted a file that exists; its path is meant from the folder of goldsmith.yaml',
      ],
    ],
  ])('%s', (_, text, wanted) => {
    expect(faultsOf(text)).toEqual(wanted.map((fault) => `goldsmith.yaml:${fault}`));
  });

  test('a component that is no component document', () => {
    const text = withImage('components: [./a.yaml, ./b.yaml, ./c.yaml]');
    const beside = { './a.yaml': COMPONENT, './b.yaml': 'name: x', './c.yaml': 'a: [' };
    expect(faultsOf(text, beside).map((fault) => fault.replace(/, wanted.*/, ''))).toEqual([
      'goldsmith.yaml:5:28 images.web.components[1]: found "./b.yaml", which has no schemaVersion or no phases',
      'goldsmith.yaml:5:38 images.web.components[2]: found "./c.yaml", in line 1 of it the end of what "[" or "{" began, without its sign',
    ]);
  });
});

test('all faults of a file come at once, in the order of its lines', () => {
  const text = [
    'network: smaple',
    'images:',
    '  Web: { base: 5, foo: 1 }',
    'fleets:',
    '  a: { image: web, capacity: { min: x, max: 0 }, health: { path: healthz } }',
    '  b: { image: 7 }',
    'rngs: []',
  ].join('\n');
  expect(faultsOf(text).map((fault) => fault.replace('goldsmith.yaml:', '').replace(/,? wanted.*/, ''))).toEqual([
    '1:10 network: found "smaple"',
    '3:3 images.Web: found the name "Web"',
    '3:16 images.Web.base: found 5',
    '3:19 images.Web.foo: found the unknown key "foo"',
    '5:15 fleets.a.image: found "web"',
    '5:37 fleets.a.capacity.min: found "x"',
    '5:45 fleets.a.capacity.max: found 0',
    '5:66 fleets.a.health.path: found "healthz"',
    '6:3 fleets.b.loadBalancer.path: found "/*"',
    '6:15 fleets.b.image: found 7',
    '7:1 rngs: found the unknown key "rngs"',
  ]);
});

describe('images in layers', () => {
  const layers = (...lines: string[]) => ['network: sample', 'images:', ...lines.map((line) => `  ${line}`)].join('\n');
  const golden = 'golden: { base: ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64 }';

  test('may be declared in any order', () => {
    expect(faultsOf(layers('api: { base: image:web }', 'web: { base: image:golden }', golden))).toEqual([]);
  });

  test('end on a base that is declared', () => {
    expect(faultsOf(layers('web: { base: image:goldn }', golden))).toEqual([
      'goldsmith.yaml:3:16 images.web.base: found "image:goldn", wanted "image:" and an image declared under "images" (did you mean "golden"?)',
    ]);
  });

  test('may not go round in a circle, which is told once; what hangs on it is told of no circle of its own', () => {
    const text = layers('a: { base: image:b }', 'b: { base: image:a }', 'c: { base: image:b }', 'd: { base: image:d }');
    expect(faultsOf(text)).toEqual([
      'goldsmith.yaml:3:14 images.a.base: found "image:b", which closes the circle a → b → a, wanted layers that end on a base that is none of these images',
      'goldsmith.yaml:6:14 images.d.base: found "image:d", which closes the circle d → d, wanted layers that end on a base that is none of these images',
    ]);
  });

  test('have the architecture of the lowest', () => {
    const text = `${layers('web: { base: image:golden, instanceType: t3.small }', golden)}\nfleets: { prod: { image: web, instanceType: m5.large } }`;
    expect(faultsOf(text)).toEqual([
      'goldsmith.yaml:3:44 images.web.instanceType: found "t3.small", wanted a type of architecture arm64, as the image\'s base has, such as "t4g.small"',
      'goldsmith.yaml:5:45 fleets.prod.instanceType: found "m5.large", wanted a type of architecture arm64, as the image\'s base has, such as "t4g.small"',
    ]);
  });
});
