import * as z from 'zod';
import { FleetSettings } from './settings.ts';

/** What one execution of deploy-fleet is to do. Its own name and ARN are added by the machine. */
export const DeploymentJob = z.object({
  fleet: z.string(),
  image: z.string(),
  /** Where the fleet goes. Empty on a way back: to what it ran before. */
  version: z.string(),
  amiId: z.string(),
  releaseId: z.string(),
  direction: z.enum(['forward', 'back']),
  /** Why somebody wants the fleet back; may be empty. */
  reason: z.string(),
  /** Name of the execution, and of the deployment in the ledger. */
  deployment: z.string(),
  /** ARN of the execution. */
  execution: z.string(),
  /** Name of a deployment that died and is to be taken back; empty otherwise. */
  undo: z.string(),
  attempt: z.number(),
});
export type DeploymentJob = z.infer<typeof DeploymentJob>;

/** Where a fleet goes back to. Template versions are numbers, written as text as AWS does. */
export const FleetPosition = z.object({
  version: z.string(),
  amiId: z.string(),
  templateVersion: z.string(),
  defaultVersion: z.string(),
});
export type FleetPosition = z.infer<typeof FleetPosition>;

/** A deployment that waits for a verdict on its canary; the input of the schedule that calls the judge. */
export const CanaryWatch = z.object({
  phase: z.enum(['health', 'judge']),
  token: z.string(),
  job: DeploymentJob,
  fleet: FleetSettings,
  templateVersion: z.string(),
  /** ISO 8601. */
  since: z.string(),
  deadline: z.string(),
  /** The minute that the schedule stands for; set by EventBridge Scheduler. */
  now: z.string(),
});
export type CanaryWatch = z.infer<typeof CanaryWatch>;

/** What a fleet is to look like. */
export const FleetExpectation = z.object({
  job: DeploymentJob,
  fleet: FleetSettings,
  templateVersion: z.string(),
  amiId: z.string(),
  defaultVersion: z.string(),
  /** On the way back the caller undoes what is left; forward it waits. */
  road: z.enum(['forward', 'back']),
});
export type FleetExpectation = z.infer<typeof FleetExpectation>;
