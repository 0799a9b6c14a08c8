// Is a fleet wholly on one template version, and if not, what is left to do?

import { type FleetFacts, type GroupFacts, isActive } from './fleet-facts.ts';

export interface VerifyQuestion {
  facts: FleetFacts;
  templateVersion: string;
  /** Checked where given: the template's default version and the AMI that the fleet's parameter gives. */
  defaultVersion?: string | undefined;
  amiId?: string | undefined;
  parameterAmi?: string | undefined;
}

export type FleetStep =
  /** As it should be. */
  | 'settled'
  /** Something still moves by itself; look again. */
  | 'unsettled'
  /** A refresh replaces instances, not (yet) back. */
  | 'roll-back'
  /** A refresh is on its way back or being cancelled. */
  | 'wait'
  /** No refresh runs, and the group or instances are on another version. */
  | 'replace';

export interface FleetLook {
  step: FleetStep;
  reasons: string[];
  /** Of the refresh that runs, or empty. */
  refreshId: string;
}

export function verifyFleet(question: VerifyQuestion): FleetLook {
  const { facts, templateVersion } = question;
  const { body, refresh } = facts;
  if (body === undefined) return look('unsettled', ['the Auto Scaling group does not exist']);
  if (isActive(refresh)) {
    const back =
      ['Cancelling', 'RollbackInProgress'].includes(refresh.status) || refresh.templateVersion === templateVersion;
    return look(back ? 'wait' : 'roll-back', [`instance refresh ${refresh.id} is ${refresh.status}`], refresh.id);
  }
  const other = strays(body, templateVersion);
  if (other.length > 0) return look('replace', other);
  const unsettled = [...inService(body, facts), ...canary(facts), ...written(question)];
  return unsettled.length > 0 ? look('unsettled', unsettled) : look('settled', []);
}

const look = (step: FleetStep, reasons: string[], refreshId = ''): FleetLook => ({ step, reasons, refreshId });

function strays(body: GroupFacts, templateVersion: string): string[] {
  const reasons: string[] = [];
  if (body.templateVersion !== templateVersion) {
    reasons.push(`the group is on template version ${body.templateVersion} and not ${templateVersion}`);
  }
  const staying = body.instances.filter((instance) => !instance.lifecycleState.startsWith('Terminat'));
  const others = staying.filter((instance) => instance.templateVersion !== templateVersion);
  if (others.length > 0) {
    const named = others.map((instance) => `${instance.id} on ${instance.templateVersion}`);
    reasons.push(`instances are not on template version ${templateVersion}: ${named.join(', ')}`);
  }
  return reasons;
}

function inService(body: GroupFacts, { targets }: FleetFacts): string[] {
  const reasons: string[] = [];
  const serving = body.instances.filter((instance) => instance.lifecycleState === 'InService');
  if (serving.length !== body.desired || body.instances.length !== body.desired) {
    reasons.push(`${serving.length} of ${body.instances.length} instances are in service, ${body.desired} are wanted`);
  }
  const sick = targets === undefined ? [] : serving.filter((instance) => targets[instance.id] !== 'healthy');
  if (sick.length > 0) reasons.push(`targets are not healthy: ${sick.map((instance) => instance.id).join(', ')}`);
  return reasons;
}

function canary({ weights, canary: group }: FleetFacts): string[] {
  const reasons: string[] = [];
  if (weights !== undefined && weights.canary !== 0) reasons.push(`the canary still has the weight ${weights.canary}`);
  if (group !== undefined && (group.desired > 0 || group.instances.length > 0)) {
    reasons.push(`the canary group still has ${Math.max(group.desired, group.instances.length)} instances`);
  }
  return reasons;
}

function written({ facts, defaultVersion, amiId, parameterAmi }: VerifyQuestion): string[] {
  const reasons: string[] = [];
  if (defaultVersion !== undefined && facts.template?.defaultVersion !== defaultVersion) {
    reasons.push(`the template's default version is ${facts.template?.defaultVersion} and not ${defaultVersion}`);
  }
  if (parameterAmi !== undefined && parameterAmi !== amiId) {
    reasons.push(`the fleet's image parameter gives ${parameterAmi} and not ${amiId}`);
  }
  return reasons;
}
