// AWS::ImageBuilder::InfrastructureConfiguration
import { stackResource } from '../stack-resource.ts';

export const infrastructureConfiguration = stackResource({
  noun: 'InfrastructureConfiguration',
  arn: 'infrastructureConfigurationArn',
  replacedBy: ['Name'],
});
