import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { PROVE_DOCUMENT } from '../contract/names.ts';
import { repositoryRoot } from './repository-root.ts';

/** The Run Command document that asks a test instance whether it serves. */
export class ProveDocument extends Construct {
  readonly name = PROVE_DOCUMENT;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnDocument(this, 'Document', {
      name: PROVE_DOCUMENT,
      documentType: 'Command',
      documentFormat: 'JSON',
      targetType: '/AWS::EC2::Instance',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '2.2',
        description: 'Proves a golden AMI on a fresh instance: it boots cleanly, and its application answers.',
        parameters: {
          port: { type: 'String', description: 'Port of the application', allowedPattern: '^[0-9]{1,5}$' },
          path: { type: 'String', description: 'Path of its health check', allowedPattern: '^/[^\\s\'"`$;&|<>\\\\]*$' },
        },
        mainSteps: [
          {
            action: 'aws:runShellScript',
            name: 'prove',
            inputs: {
              timeoutSeconds: '600',
              runCommand: readFileSync(join(repositoryRoot, 'components', 'prove-image.sh'), 'utf8')
                .trimEnd()
                .split('\n'),
            },
          },
        ],
      },
    });
  }
}
