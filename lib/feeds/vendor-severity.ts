import type { Severity } from '../contract/severity.ts';

/** Amazon's and Red Hat's words. Amazon writes both Medium and Moderate, and either case. */
const severities: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  important: 'high',
  moderate: 'medium',
  medium: 'medium',
  low: 'low',
};

/** A maker's word for how bad a flaw is, on our scale; undefined for none, or one that we do not know. */
export const vendorSeverity = (word: string | undefined): Severity | undefined => severities[word?.toLowerCase() ?? ''];
