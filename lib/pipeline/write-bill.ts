import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Documents } from './documents.ts';
import { NodeFunction } from './node-function.ts';

const BILLS = 'bills/*';

/** The function that makes bills of materials of what test instances list. */
export class WriteBill extends Construct {
  readonly functionArn: string;

  constructor(scope: Construct, id: string, { documents }: { readonly documents: Documents }) {
    super(scope, id);
    const handler = new NodeFunction(this, 'Function', {
      name: 'write-bill',
      description: 'Writes the bill of materials of an image version from what its test instance lists',
      timeoutSeconds: 120,
      memoryMegabytes: 512,
      environment: { documentsBucket: documents.bucketName },
      statements: [
        new PolicyStatement({ actions: ['ssm:GetCommandInvocation'], resources: ['*'] }),
        documents.allowWrite(BILLS),
      ],
    });
    this.functionArn = handler.functionArn;
    acknowledgeWildcards(handler.role, {
      '*': 'ssm:GetCommandInvocation knows no resources',
      [documents.keyArn(BILLS)]: 'Each image version has bills of its own, all under one prefix',
    });
  }
}
