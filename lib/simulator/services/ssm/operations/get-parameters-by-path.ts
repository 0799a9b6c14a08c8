import type { GetParametersByPathRequest, GetParametersByPathResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { page } from '../pages.ts';
import { matchesAll } from '../parameter-filters.ts';
import { showParameter } from '../parameters.ts';
import type { ParameterVersion, SsmState } from '../state.ts';

const DEFAULT_PAGE = 10;

export function getParametersByPath(
  input: GetParametersByPathRequest,
  context: CallContext<SsmState>,
): GetParametersByPathResult {
  const path = input.Path ?? '';
  if (!path.startsWith('/')) {
    throw validation('The parameter path must be a fully qualified hierarchy that starts with a forward slash.');
  }
  if ((input.MaxResults ?? 1) > DEFAULT_PAGE) {
    throw validation(`1 validation error detected: Value at 'maxResults' must be at most ${DEFAULT_PAGE}`);
  }
  const prefix = path.endsWith('/') ? path : `${path}/`;
  const found = [...context.state.parameters.values()]
    .filter((record) => {
      if (!record.name.startsWith(prefix) || record.versions.length === 0) return false;
      if (input.Recursive !== true && record.name.slice(prefix.length).includes('/')) return false;
      return matchesAll(record, input.ParameterFilters);
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, ...next } = page(found, input, DEFAULT_PAGE);
  const Parameters = items.map((record) => {
    const version = record.versions.at(-1) as ParameterVersion;
    return showParameter(context, { record, version, selector: undefined }, input.WithDecryption === true);
  });
  return { Parameters, ...next };
}
