import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { LIST_PACKAGES_DOCUMENT } from '../contract/names.ts';
import { GATHER_STEP, SLICE_CHARACTERS, SLICES, sliceStep } from '../contract/package-list.ts';
import { repositoryRoot } from './repository-root.ts';

/** On the instance; a tmpfs that only root can write to. */
const FOLDER = '/run/goldsmith';

/** The Run Command document that reads what is installed on a test instance. */
export class ListPackagesDocument extends Construct {
  readonly name = LIST_PACKAGES_DOCUMENT;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnDocument(this, 'Document', {
      name: LIST_PACKAGES_DOCUMENT,
      documentType: 'Command',
      documentFormat: 'JSON',
      targetType: '/AWS::EC2::Instance',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '2.2',
        description: 'Lists what is installed on an instance: packages of rpm or dpkg, and what lock files name.',
        mainSteps: [
          step(GATHER_STEP, [`folder=${FOLDER}`, `limit=${SLICES * SLICE_CHARACTERS}`, ...gatherScript()]),
          ...Array.from({ length: SLICES }, (_, at) =>
            step(sliceStep(at + 1), [
              `tail -c +${at * SLICE_CHARACTERS + 1} ${FOLDER}/packed | head -c ${SLICE_CHARACTERS}`,
            ]),
          ),
        ],
      },
    });
  }
}

function step(name: string, runCommand: readonly string[]) {
  return { action: 'aws:runShellScript', name, inputs: { timeoutSeconds: '300', runCommand } };
}

function gatherScript(): string[] {
  return readFileSync(join(repositoryRoot, 'components', 'list-packages.sh'), 'utf8')
    .trimEnd()
    .split('\n');
}
