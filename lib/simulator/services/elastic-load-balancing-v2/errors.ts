import { ServiceError } from '../../kernel/service-error.ts';

const error = (code: string, message: string) => new ServiceError(code, message);

export const invalid = (message: string) => error('ValidationError', message);
export const invalidConfiguration = (message: string) => error('InvalidConfigurationRequest', message);
export const loadBalancerNotFound = (what: string) =>
  error('LoadBalancerNotFound', `Load balancers '[${what}]' not found`);
export const listenerNotFound = () => error('ListenerNotFound', 'One or more listeners not found');
export const ruleNotFound = () => error('RuleNotFound', 'One or more rules not found');
export const targetGroupNotFound = () => error('TargetGroupNotFound', 'One or more target groups not found');
export const duplicateLoadBalancer = () =>
  error('DuplicateLoadBalancerName', 'A load balancer with the same name exists, but with different settings');
export const duplicateTargetGroup = (name: string) =>
  error('DuplicateTargetGroupName', `A target group with the same name '${name}' exists, but with different settings`);
export const duplicateListener = () =>
  error('DuplicateListener', 'A listener already exists on this port for this load balancer');
export const priorityInUse = (priority: number) => error('PriorityInUse', `Priority '${priority}' is currently in use`);
export const targetGroupInUse = (arn: string) =>
  error('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`);
export const invalidTarget = (message: string) => error('InvalidTarget', message);
export const notPermitted = (message: string) => error('OperationNotPermitted', message);
export const tooManyTargetGroups = () =>
  error('TargetGroupAssociationLimit', 'You have reached the maximum number of target groups per action');
