import { ArnFormat, CustomResource, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PREFIX } from '../contract/names.ts';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import { NodeFunction } from './node-function.ts';
import { parameterArn } from './receive-signal.ts';

const NAME = 'find-base';

/** Backs Custom::GoldsmithBase: a base that is an AMI filter is looked for once before its recipe is made. */
export class FindBase extends Construct {
  readonly #function: NodeFunction;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const bases = parameterArn(this, parameters.imageBase('*'));
    this.#function = new NodeFunction(this, 'Function', {
      name: NAME,
      description: 'Looks for the first base of an image whose base is an AMI filter',
      timeoutSeconds: 120,
      statements: [
        new PolicyStatement({ actions: ['ec2:DescribeImages'], resources: ['*'] }),
        new PolicyStatement({ actions: ['ssm:PutParameter'], resources: [bases] }),
      ],
    });
    acknowledgeWildcards(this.#function.role, {
      '*': 'ec2:DescribeImages knows no resources',
      [bases]: 'Images come and go with their stacks; the pattern holds the parameters of their bases alone',
    });
  }

  /** By its name and not by a reference, so that the base of an image may become another kind: exports in use cannot go. */
  baseOf(scope: Construct, image: string, base: string): CustomResource {
    const serviceToken = Stack.of(scope).formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: `${PREFIX}-${NAME}`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    Stack.of(scope).addStackDependency(Stack.of(this));
    const properties = { Image: image, Base: base };
    return new CustomResource(scope, 'Base', { resourceType: 'Custom::GoldsmithBase', serviceToken, properties });
  }
}
