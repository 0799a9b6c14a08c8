// AWS::ImageBuilder::Component
import { stackResource } from '../stack-resource.ts';

export const component = stackResource({
  noun: 'Component',
  arn: 'componentBuildVersionArn',
  attributes(request, arn) {
    const { component: made } = request.call('imagebuilder', 'GetComponent', { componentBuildVersionArn: arn });
    return { Type: made.type, Encrypted: made.encrypted };
  },
});
