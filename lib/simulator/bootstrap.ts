import { bootstrapTemplate } from './bootstrap-template.ts';
import { stackEnd } from './deploy-stack.ts';
import type { Region } from './region.ts';

const TOOLKIT_STACK = 'CDKToolkit';

/** Prepares a region for the CDK, as `cdk bootstrap` does: through CloudFormation, in virtual time. */
export async function bootstrap(region: Region): Promise<void> {
  region.call('cloudformation', 'CreateStack', {
    StackName: TOOLKIT_STACK,
    TemplateBody: JSON.stringify(bootstrapTemplate),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  await stackEnd(region, TOOLKIT_STACK);
}
