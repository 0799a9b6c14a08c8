export const SERVICE_ROLE = { service: 'imagebuilder.amazonaws.com', role: 'AWSServiceRoleForImageBuilder' };
