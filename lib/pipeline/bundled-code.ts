import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { repositoryRoot } from './repository-root.ts';

/**
 * One handler as one file, with the SDK inside: what was tested is what runs, and only the clients that the handler calls are
 * loaded. Bundled in this process: aws-lambda-nodejs starts a program per function, which costs a second each.
 */
export function bundledCode(name: string): Code {
  const folder = join(repositoryRoot, 'lambdas', name);
  const entry = join(folder, 'handler.ts');
  if (!existsSync(entry)) throw new Error(`cannot bundle the function "${name}": no file ${entry}`);
  return Code.fromAsset(folder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Asked for by the type; never started, since the local way always succeeds or throws.
      image: Runtime.NODEJS_24_X.bundlingImage,
      local: {
        tryBundle(outputFolder) {
          buildSync({
            entryPoints: [entry],
            outfile: join(outputFolder, 'index.js'),
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
          return true;
        },
      },
    },
  });
}
