import { beforeAll, describe, expect, it } from 'vitest';
import { expressionDiffers, preparedTable } from '../../../conformance/expressions.ts';
import { EXPRESSION_CASES } from '../../../conformance/expressions-cases.ts';

describe('expressions', () => {
  let client: Awaited<ReturnType<typeof preparedTable>>;
  beforeAll(async () => {
    client = await preparedTable();
  });

  it.each(EXPRESSION_CASES)('$name', async (one) => {
    expect(await expressionDiffers(client, one)).toBeUndefined();
  });
});
