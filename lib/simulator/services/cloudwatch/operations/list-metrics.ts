import type { ListMetricsCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { page } from '../page.ts';
import type { CloudWatchState, Series } from '../state.ts';

/** Metrics without data for two weeks are not listed. */
const LISTED_MS = 14 * 24 * 60 * 60_000;

export function listMetrics(input: ListMetricsCommandInput, { state, clock }: CallContext<CloudWatchState>) {
  const chosen = [...state.series.values()].filter(
    (series) => series.newestMs >= clock.nowMs - LISTED_MS && matches(series, input),
  );
  const { items, ...rest } = page(chosen, { NextToken: input.NextToken, MaxRecords: 500 });
  return {
    Metrics: items.map(({ namespace, name, dimensions }) => ({
      Namespace: namespace,
      MetricName: name,
      Dimensions: [...dimensions],
    })),
    ...rest,
  };
}

function matches(series: Series, { Namespace, MetricName, Dimensions = [] }: ListMetricsCommandInput): boolean {
  if (Namespace !== undefined && series.namespace !== Namespace) return false;
  if (MetricName !== undefined && series.name !== MetricName) return false;
  return Dimensions.every((wanted) =>
    series.dimensions.some(
      ({ Name, Value }) => Name === wanted.Name && (wanted.Value === undefined || Value === wanted.Value),
    ),
  );
}
