import type { CoreSettings } from '../contract/settings.ts';
import { deploymentMessage } from './ledger-messages.ts';
import type { DeploymentMessage } from './message.ts';
import type { OperatorClients } from './operator.ts';
import { readLedger } from './read-ledger.ts';

/** Of one fleet, newest first. */
export async function deploymentsOf(
  clients: OperatorClients,
  core: CoreSettings,
  fleet: string,
): Promise<DeploymentMessage[]> {
  const items = await readLedger(clients.dynamodb, {
    table: core.table,
    pk: `FLEET#${fleet}`,
    beginsWith: 'DEPLOYMENT#',
  });
  return items
    .map((item) => deploymentMessage(fleet, item))
    .sort((left, right) => (right.startedAt ?? '').localeCompare(left.startedAt ?? ''));
}
