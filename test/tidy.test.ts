// The rules of the house, as tests: who may import whom, sizes, names, and who may know the time.

import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { codeLines, functionsOf, readSources, root, type Source } from './tidy/sources.ts';

const ours = readSources(['bin', 'lib', 'lambdas']);
const tests = readSources(['test']);

interface Zone {
  readonly name: string;
  readonly holds: RegExp;
  /** What it may import of ours, beyond itself, and which packages. */
  readonly imports: readonly RegExp[];
}

const node = /^node:/;
const awsSdk = /^@aws-sdk\/client-/;

const ZONES: readonly Zone[] = [
  { name: 'contract', holds: /^lib\/contract\//, imports: [node, /^(zod|yaml)$/] },
  { name: 'decisions', holds: /^lib\/decisions\//, imports: [/^lib\/contract\//] },
  {
    name: 'lambdas',
    holds: /^lambdas\//,
    imports: [
      /^lib\/(contract|decisions|feeds|bills)\//,
      awsSdk,
      // The SDK's own waiters.
      /^@smithy\/core\/client$/,
      /^@aws-lambda-powertools\//,
      /^aws-lambda$/,
      node,
      /^zod$/,
    ],
  },
  {
    name: 'operator',
    holds: /^lib\/operator\//,
    imports: [/^lib\/(contract|decisions)\//, awsSdk, /^(commander|zod)$/, node],
  },
  {
    name: 'pipeline',
    holds: /^lib\/pipeline\//,
    // esbuild bundles the functions.
    imports: [/^lib\/contract\//, /^(aws-cdk-lib|constructs|cdk-nag|esbuild)(\/|$)/, node],
  },
  { name: 'simulator/kernel', holds: /^lib\/simulator\/kernel\//, imports: [node] },
  {
    name: 'simulator/policies',
    holds: /^lib\/simulator\/policies\//,
    imports: [/^lib\/simulator\/kernel\//, node],
  },
  {
    name: 'simulator/wire',
    holds: /^lib\/simulator\/wire\//,
    imports: [/^lib\/simulator\/kernel\//, /^@(aws-sdk|smithy)\/core(\/|$)/, node],
  },
  {
    name: 'simulator/services',
    holds: /^lib\/simulator\/services\//,
    imports: [/^lib\/simulator\/(kernel|policies)\//, awsSdk, node, /^(jsonata|fflate|yaml)$/],
  },
  {
    name: 'simulator',
    holds: /^lib\/simulator\//,
    imports: [/^lib\/simulator\//, node, /^fflate$/, awsSdk],
  },
  {
    name: 'story',
    holds: /^lib\/story\//,
    imports: [/^lib\/(simulator|operator|contract|decisions)\//, awsSdk, node, /^(log-update|commander|zod)$/],
  },
  {
    name: 'bench',
    holds: /^lib\/bench\//,
    imports: [/^lib\/(simulator|story|contract|decisions|feeds)\//, /^lambdas\/match-advisories\//, awsSdk, node],
  },
  {
    name: 'bills',
    holds: /^lib\/bills\//,
    imports: [/^lib\/contract\//, node, /^(packageurl-js|yaml|zod)$/],
  },
  {
    name: 'feeds',
    holds: /^lib\/feeds\//,
    imports: [/^lib\/contract\//, node, /^(sax|zod|fflate)$/, /^@streamparser\/json$/],
  },
  { name: 'docs', holds: /^lib\/docs\//, imports: [node] },
  { name: 'bin', holds: /^bin\//, imports: [/^lib\//, /./] },
];

const zoneOf = (path: string) => ZONES.find(({ holds }) => holds.test(path));
const serviceOf = (path: string) => /^lib\/simulator\/services\/([^/]+)\//.exec(path)?.[1];

describe('imports', () => {
  it('follow the table', () => {
    const wrong = ours.flatMap((source) => {
      const zone = zoneOf(source.path);
      if (zone === undefined) return [`${source.path} lies in no zone`];
      return source.imports
        .filter((target) => !zone.holds.test(target) && !zone.imports.some((allowed) => allowed.test(target)))
        .map((target) => `${source.path} (${zone.name}) must not import ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('of one service never reach into another', () => {
    const wrong = ours.flatMap((source) => {
      const own = serviceOf(source.path);
      if (own === undefined) return [];
      return source.imports
        .filter(
          (target) =>
            (serviceOf(target) ?? own) !== own || (awsSdk.test(target) && target !== `@aws-sdk/client-${own}`),
        )
        .map((target) => `${source.path} must not import ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('name all services in one file alone', () => {
    const named = ours.filter(
      ({ path, imports }) =>
        path !== 'lib/simulator/region.ts' &&
        zoneOf(path)?.name === 'simulator' &&
        imports.some((target) => /services\/[^/]+\/index\.ts$/.test(target)),
    );
    expect(named.map(({ path }) => path)).toEqual([]);
  });

  it('go in no circle', () => {
    expect(circles(ours)).toEqual([]);
  });
});

describe('sizes', () => {
  it('of files stay under 250 lines of code, of tests under 400', () => {
    const long = (sources: readonly Source[], limit: number) =>
      sources.filter((source) => codeLines(source) > limit).map(({ path }) => path);
    expect([...long(ours, 250), ...long(tests, 400)]).toEqual([]);
  });

  it('of functions stay under 60 lines and at four parameters', () => {
    const big = ours.flatMap((source) =>
      functionsOf(source)
        .filter(({ lines, parameters }) => lines >= 60 || parameters > 4)
        .map(({ name, lines, parameters }) => `${source.path} ${name}: ${lines} lines, ${parameters} parameters`),
    );
    expect(big).toEqual([]);
  });
});

describe('time and chance', () => {
  /** The kernel keeps them; the operator's programs run in real time; functions get them from where they run. */
  const free = /^(lib\/simulator\/kernel|lib\/operator|lib\/story|lib\/bench|lambdas|bin)\//;
  const BANNED = /^(Date\.now|performance\.now|setTimeout|setInterval|Math\.random|(crypto\.)?randomUUID)$/;

  it('come from the kernel alone', () => {
    const calls = ours
      .filter(({ path }) => !free.test(path))
      .flatMap((source) => bannedCalls(source).map((call) => `${source.path}: ${call}`));
    expect(calls).toEqual([]);
  });

  function bannedCalls(source: Source): string[] {
    const found: string[] = [];
    const visit = (item: ts.Node) => {
      if (ts.isCallExpression(item) && BANNED.test(item.expression.getText())) found.push(item.expression.getText());
      if (ts.isNewExpression(item) && item.expression.getText() === 'Date' && (item.arguments ?? []).length === 0) {
        found.push('new Date()');
      }
      item.forEachChild(visit);
    };
    visit(source.file);
    return found;
  }
});

describe('names', () => {
  it('are kebab-case and say what they are', () => {
    const wrong = [...ours, ...tests]
      .map(({ path }) => path)
      .filter(
        (path) =>
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(basename(path)) ||
          /(utils?|helpers?|common|manager)\.ts$/.test(path),
      );
    expect(wrong).toEqual([]);
  });

  it('of operations are those of AWS, one to a file', () => {
    const wrong = ours
      .filter(({ path }) => /\/operations\/[^/]+$/.test(path))
      .filter(({ path, text }) => {
        const name = camel(basename(path, '.ts'));
        return !new RegExp(`export (async )?(function\\*? |const )${name}\\b`).test(text);
      });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('of machines and functions stand in the constructs that make them', () => {
    const constructs = ours.filter(({ path }) => path.startsWith('lib/pipeline/')).map(({ text }) => text);
    const machines = readdirSync(join(root, 'state-machines')).map((file) => file.replace(/\.asl\.json$/, ''));
    const functions = readdirSync(join(root, 'lambdas'));
    const unnamed = [...machines, ...functions].filter(
      (name) => !constructs.some((text) => text.includes(`'${name}'`)),
    );
    expect(unnamed).toEqual([]);
  });

  it('are exported one by one', () => {
    expect([...ours, ...tests].filter(({ text }) => /^export \*/m.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('each service of the simulator with a model', () => {
    const services = readdirSync(join(root, 'lib/simulator/services'));
    expect(services.filter((name) => !existsSync(join(root, 'lib/simulator/services', name, 'MODEL.md')))).toEqual([]);
  });
});

function camel(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Files that import themselves by way of others, each circle once, types not counted out. */
function circles(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.push([...trail.slice(at), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const target of byPath.get(path)?.imports ?? []) if (byPath.has(target)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return found;
}
