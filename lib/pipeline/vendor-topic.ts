/**
 * Topics on which vendors announce base images, by the public parameter that holds the image. The messages have no documented
 * shape: they wake us up, and the parameter says what is true (F2.1).
 */
const topics: readonly { base: string; topicArn: string }[] = [
  {
    base: '/aws/service/ami-amazon-linux-latest/al2023-',
    topicArn: 'arn:aws:sns:us-east-1:137112412989:amazon-linux-2023-ami-updates',
  },
  {
    base: '/aws/service/ami-amazon-linux-latest/amzn2-',
    topicArn: 'arn:aws:sns:us-east-1:137112412989:amazon-linux-2-ami-updates',
  },
];

export function vendorTopic(baseParameter: string): string | undefined {
  return topics.find(({ base }) => baseParameter.startsWith(base))?.topicArn;
}
