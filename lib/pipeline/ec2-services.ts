/** How EC2 is called where a role is handed to an instance: in China it goes by the second name. */
export const EC2_SERVICES = ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'];
