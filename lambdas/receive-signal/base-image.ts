import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';

const ec2 = new EC2Client({});

/** When an AMI was made, in epoch milliseconds. */
export async function createdMs(amiId: string): Promise<number> {
  const { Images } = await ec2.send(new DescribeImagesCommand({ ImageIds: [amiId] }));
  const created = Images?.[0]?.CreationDate;
  if (created === undefined) throw new Error(`cannot tell the age of the base image "${amiId}": EC2 does not show it`);
  return Date.parse(created);
}
