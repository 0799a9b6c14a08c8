import type { CoreSettings } from '../contract/settings.ts';
import type { ImageFacts } from './image-facts.ts';
import type { FleetLine } from './list-lines.ts';
import type { OperatorClients } from './operator.ts';
import { statusOfFleet } from './status-of-fleet.ts';

/** A version and who runs it. */
export interface Place {
  readonly version: string;
  readonly fleet?: string;
  /** To which version it is being moved. */
  readonly deploying?: string;
}

/** In the middle of a deployment a fleet runs two versions. An image that nothing runs is judged by its golden version. */
export async function placesOf(
  clients: OperatorClients,
  core: CoreSettings,
  { facts, own, fleet }: { facts: ImageFacts; own: readonly FleetLine[]; fleet: string | undefined },
): Promise<Place[]> {
  if (own.length === 0) return facts.golden === undefined ? [] : [{ version: facts.golden }];
  const places: Place[] = [];
  for (const line of own.filter((one) => fleet === undefined || one.fleet === fleet)) {
    const status = await statusOfFleet(clients, core, line);
    const { deployment } = status;
    const current = facts.versions.find(({ amiId }) => amiId !== undefined && amiId === line.imageAmi)?.version;
    const running = new Set([current, status.version, deployment?.version, deployment?.previousVersion]);
    const deploying = deployment?.state === 'deploying' ? deployment.version : undefined;
    for (const version of running) {
      if (version === undefined || !facts.versions.some((one) => one.version === version)) continue;
      places.push({ version, fleet: line.fleet, ...(deploying === undefined ? {} : { deploying }) });
    }
  }
  return places;
}
