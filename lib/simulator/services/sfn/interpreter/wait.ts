import type { WaitState } from '../asl/program.ts';
import { parseTimestamp } from '../timestamp.ts';
import { numberField } from './number-field.ts';
import { evaluate, evaluationFailed, type Visit } from './visit.ts';

export async function runWait(visit: Visit<WaitState>): Promise<void> {
  const { state, thread } = visit;
  const { clock } = thread.run.context;
  if (state.seconds !== undefined) {
    const seconds = await numberField(visit, 'Seconds', state.seconds);
    if (seconds > 0) await thread.scope.sleep(seconds * 1000, 'wait');
    return;
  }
  if (state.timestamp === undefined) return;
  const text = await evaluate(visit, state.timestamp);
  const dueMs = typeof text === 'string' ? parseTimestamp(text) : undefined;
  if (dueMs === undefined) {
    const shown = typeof text === 'string' ? text : JSON.stringify(text);
    const message = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${shown}`;
    throw evaluationFailed(visit, message, 'Timestamp');
  }
  if (dueMs > clock.nowMs) await thread.scope.sleep(dueMs - clock.nowMs, 'wait');
}
