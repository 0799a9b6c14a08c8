import type { Misfit } from './check-properties.ts';

/** As a resource's events say it. */
export function provisioningReason(logicalId: string, misfits: readonly Misfit[]): string {
  return `Properties validation failed for resource ${logicalId} with message: [${misfits.map(inEvents).join(', ')}]`;
}

function inEvents(misfit: Misfit): string {
  const at = `#${misfit.path.map((part) => `/${part}`).join('')}`;
  switch (misfit.kind) {
    case 'extraneous':
      return `${at}: extraneous key [${misfit.name}] is not permitted`;
    case 'missing':
      return `${at}: required key [${misfit.name}] not found`;
    case 'type':
      return `${at}: expected type: ${misfit.wanted}, found: ${misfit.found}`;
    case 'value':
      return `${at}: ${misfit.value} is not a valid enum value`;
  }
}

/** A finding of the validation that comes before a change set can be executed. */
export interface EarlyFinding {
  readonly logicalId: string;
  readonly type: string;
  readonly path: string;
  readonly reason: string;
}

export const earlyFinding = (logicalId: string, type: string, misfit: Misfit): EarlyFinding => ({
  logicalId,
  type,
  path: ['/Resources', logicalId, 'Properties', ...misfit.path].join('/'),
  reason: inFindings(misfit),
});

/** Of these texts only that of a missing property is known from AWS. */
function inFindings(misfit: Misfit): string {
  switch (misfit.kind) {
    case 'extraneous':
      return `Unsupported property [${misfit.name}]`;
    case 'missing':
      return `Required property [${misfit.name}] not found`;
    case 'type':
      return `Expected type ${misfit.wanted}, found ${misfit.found}`;
    case 'value':
      return `[${misfit.value}] is not a valid enum value`;
  }
}
