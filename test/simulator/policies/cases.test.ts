import { expect, it } from 'vitest';
import { POLICY_CASES, policyDiffers } from '../../conformance/policies.ts';

it.each(POLICY_CASES)('$name', async (one) => {
  expect(await policyDiffers(one)).toBeUndefined();
});
