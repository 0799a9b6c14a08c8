import { validation } from './errors.ts';

interface Asked {
  readonly BillingMode?: string | undefined;
  readonly ProvisionedThroughput?:
    | { readonly ReadCapacityUnits?: number | undefined; readonly WriteCapacityUnits?: number | undefined }
    | undefined;
  readonly SSESpecification?:
    | { readonly Enabled?: boolean | undefined; readonly KMSMasterKeyId?: string | undefined }
    | undefined;
  readonly TableClass?: string | undefined;
  readonly StreamSpecification?: { readonly StreamEnabled?: boolean | undefined } | undefined;
}

/** What a request says about billing, encryption and class, as a description shows it. None of it changes behaviour here. */
export function tableSettings(asked: Asked, nowMs: number): Record<string, unknown> {
  if (asked.StreamSpecification?.StreamEnabled === true) {
    throw validation('The simulator does not model DynamoDB Streams; see docs/fidelity.md');
  }
  const settings: Record<string, unknown> = {};
  const { BillingMode: mode, ProvisionedThroughput: throughput } = asked;
  if (mode === 'PAY_PER_REQUEST') {
    if (throughput !== undefined) {
      throw validation(
        'One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
      );
    }
    settings['BillingModeSummary'] = { BillingMode: mode, LastUpdateToPayPerRequestDateTime: new Date(nowMs) };
  } else if (throughput !== undefined) {
    settings['ProvisionedThroughput'] = { NumberOfDecreasesToday: 0, ...throughput };
  }
  if (asked.SSESpecification?.Enabled === true) {
    settings['SSEDescription'] = { Status: 'ENABLED', SSEType: 'KMS' };
  }
  if (asked.TableClass !== undefined) settings['TableClassSummary'] = { TableClass: asked.TableClass };
  return settings;
}
