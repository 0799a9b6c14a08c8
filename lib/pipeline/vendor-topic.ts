import { presetOf } from '../contract/base.ts';

/** No preset, but people have it. */
const AMAZON_LINUX_2 = {
  bases: 'ssm:/aws/service/ami-amazon-linux-latest/amzn2-',
  topicArn: 'arn:aws:sns:us-east-1:137112412989:amazon-linux-2-ami-updates',
};

/**
 * The topic on which a vendor announces a base image. The messages have no documented shape: they wake us up, and the base
 * itself says what is true (F2.1).
 */
export function vendorTopic(base: string): string | undefined {
  return base.startsWith(AMAZON_LINUX_2.bases) ? AMAZON_LINUX_2.topicArn : presetOf(base)?.topicArn;
}
