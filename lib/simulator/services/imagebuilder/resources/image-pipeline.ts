// AWS::ImageBuilder::ImagePipeline
import { stackResource } from '../stack-resource.ts';

export const imagePipeline = stackResource({ noun: 'ImagePipeline', arn: 'imagePipelineArn', replacedBy: ['Name'] });
