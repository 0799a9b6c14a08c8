export type Event = Record<string, any> & { readonly id: unknown; readonly type: string };

/** A task of a recorded execution, in the order of scheduling, with what came of it. */
export interface RecordedTask {
  /** `lambda`, `aws-sdk:s3`; `function` for one named by its own ARN. */
  readonly resourceType: string;
  /** `invoke.waitForTaskToken`; empty for a function named by its own ARN. */
  readonly resource: string;
  readonly given: unknown;
  /** What the call answered, where the task went on to wait. */
  readonly submitted: { readonly output: unknown } | undefined;
  readonly end:
    | { readonly kind: 'succeeded'; readonly output: unknown }
    | { readonly kind: 'failed' | 'submit-failed'; readonly error: string | undefined; readonly cause: unknown }
    | { readonly kind: 'none' };
}

/** The details of an event, whatever their member is called. */
export function detailsOf(event: Event): Record<string, any> {
  const name = Object.keys(event).find((key) => key.endsWith('EventDetails'));
  return name === undefined ? {} : (event[name] as Record<string, any>);
}

/**
 * Where ids are zeroed (inside a Parallel) the chain of a task is lost: what comes of tasks is then taken in order, from
 * the events that name the same resource.
 */
export function tasksOf(events: readonly Event[]): RecordedTask[] {
  const used = new Set<Event>();
  return events
    .filter(({ type }) => /^(Task|LambdaFunction)Scheduled$/.test(type))
    .map((event) => taskOf(event, events, used));
}

function taskOf(scheduled: Event, events: readonly Event[], used: Set<Event>): RecordedTask {
  const { parameters, input, resourceType, resource } = detailsOf(scheduled);
  const family = scheduled.type.startsWith('Task') ? 'Task' : 'LambdaFunction';
  const next = (what: RegExp, after: Event) => {
    const chained = typeof after.id === 'number' && after.id > 0;
    const found = events.find(
      (event) =>
        !used.has(event) &&
        event.type.startsWith(family) &&
        what.test(event.type) &&
        (chained
          ? event['previousEventId'] === after.id
          : detailsOf(event)['resource'] === resource || family !== 'Task'),
    );
    if (found !== undefined) used.add(found);
    return found;
  };
  const started = next(/Started$/, scheduled) ?? scheduled;
  const submitted = next(/Submitted$/, started);
  const end = next(/(Succeeded|Failed|TimedOut)$/, submitted ?? started);
  return {
    resourceType: family === 'Task' ? resourceType : 'function',
    resource: family === 'Task' ? resource : '',
    given: family === 'Task' ? parameters : input,
    submitted: submitted === undefined ? undefined : { output: detailsOf(submitted)['output'] },
    end: endOf(end),
  };
}

function endOf(event: Event | undefined): RecordedTask['end'] {
  if (event === undefined || event.type.endsWith('TimedOut')) return { kind: 'none' };
  const { output, error, cause } = detailsOf(event);
  if (event.type.endsWith('Succeeded')) return { kind: 'succeeded', output };
  return { kind: event.type.endsWith('SubmitFailed') ? 'submit-failed' : 'failed', error, cause };
}
