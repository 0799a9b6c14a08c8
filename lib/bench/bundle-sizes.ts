import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, figure } from './figure.ts';

interface Template {
  readonly Resources: Readonly<
    Record<
      string,
      {
        Type: string;
        Properties: { Code?: { S3Key?: string }; Description?: string };
        Metadata?: { 'aws:asset:path'?: string };
      }
    >
  >;
}

/** The code of each function in an assembly, unpacked, in KiB. */
export function bundleSizes(assembly: string): Figure[] {
  const templates = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
  const figures = templates.flatMap((name) => {
    const { Resources } = JSON.parse(readFileSync(join(assembly, name), 'utf8')) as Template;
    return Object.entries(Resources).flatMap(([logicalId, { Type, Metadata }]) => {
      const path = Metadata?.['aws:asset:path'];
      if (Type !== 'AWS::Lambda::Function' || path === undefined) return [];
      return [
        figure(
          `bundle of ${logicalId.replace(/(Function)*[0-9A-F]{8}$/, '')}`,
          sizeOf(join(assembly, path)) / 1024,
          'KiB',
        ),
      ];
    });
  });
  return figures.sort((left, right) => right.value - left.value);
}

function sizeOf(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
