// AWS::ImageBuilder::DistributionConfiguration
import { stackResource } from '../stack-resource.ts';

export const distributionConfiguration = stackResource({
  noun: 'DistributionConfiguration',
  arn: 'distributionConfigurationArn',
  replacedBy: ['Name'],
});
