import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { repositoryRoot } from './repository-root.ts';

const handlers = join(repositoryRoot, 'lambdas');

/**
 * One handler as one file, with the SDK inside: what was tested is what runs, and only the clients that the handler calls are
 * loaded. All are bundled at once in this process: aws-lambda-nodejs starts a program for each, and each reads the SDK anew.
 */
export function bundledCode(name: string): Code {
  const folder = join(handlers, name);
  return Code.fromAsset(folder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Asked for by the type; never started, since the local way always succeeds or throws.
      image: Runtime.NODEJS_24_X.bundlingImage,
      local: {
        tryBundle(outputFolder) {
          const bundle = bundles().get(name);
          if (bundle === undefined) {
            throw new Error(`cannot bundle the function "${name}": no file ${join(folder, 'handler.ts')}`);
          }
          writeFileSync(join(outputFolder, 'index.js'), bundle);
          return true;
        },
      },
    },
  });
}

let bundled: ReadonlyMap<string, Uint8Array> | undefined;

/** Code by the name of the function; made when first asked for. */
function bundles(): ReadonlyMap<string, Uint8Array> {
  if (bundled !== undefined) return bundled;
  const names = readdirSync(handlers).filter((name) => existsSync(join(handlers, name, 'handler.ts')));
  const { outputFiles } = buildSync({
    entryPoints: names.map((name) => ({ in: join(handlers, name, 'handler.ts'), out: name })),
    outdir: handlers,
    write: false,
    absWorkingDir: repositoryRoot,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    // The simulator runs the same bundle on whatever Node.js runs the simulator.
    target: 'node20',
    // ES modules can be shaken; the packages' CommonJS builds cannot.
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  bundled = new Map(
    outputFiles.map(({ path, contents }) => [path.slice(handlers.length + 1, -'.js'.length), contents]),
  );
  return bundled;
}
