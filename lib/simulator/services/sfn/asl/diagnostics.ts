export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  /** A path into the definition: `/States/Build/Retry[0]`. Absent for the text as a whole. */
  readonly location?: string;
}

/** What is wrong with a definition. Everything is collected, nothing is thrown. */
export class Diagnostics {
  readonly list: Diagnostic[] = [];

  error(code: string, message: string, location: string): void {
    this.list.push({ severity: 'ERROR', code, message, ...(location === '' ? {} : { location }) });
  }

  schema(message: string, location: string): void {
    this.error('SCHEMA_VALIDATION_FAILED', message, location);
  }

  /** What AWS would take and the simulator does not model. */
  notModelled(message: string, location: string): void {
    this.error('NOT_MODELLED', message, location);
  }
}
