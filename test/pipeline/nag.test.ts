import { App, Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { expect, test } from 'vitest';
import { synthesizeExample } from './synthesize-example.ts';

/** `AwsSolutions-S1 at goldsmith-network/AccessLogs/Resource`, one per finding that nobody has given a reason for. */
function findings(scope: IConstruct): string[] {
  const { violations } = new AwsSolutionsChecks(scope, { verbose: true }).validateScope(scope);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
  );
}

test('the example passes AwsSolutions', () => {
  const { app } = synthesizeExample();
  app.synth();
  expect(findings(app)).toEqual([]);
});

test('the check finds what is wrong', () => {
  const stack = new Stack(new App(), 'open');
  new CfnBucket(stack, 'Bucket', {});
  expect(findings(stack)).toContain('AwsSolutions-S1 at open/Bucket');
});

test('each finding that is accepted has a reason that says more than a word', () => {
  const { app } = synthesizeExample();
  const reasons = app.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries(data as Record<string, string>)),
    );
  expect(reasons.length).toBeGreaterThan(0);
  for (const [id, reason] of reasons) expect(reason.split(' ').length, `${id}: ${reason}`).toBeGreaterThan(3);
});
