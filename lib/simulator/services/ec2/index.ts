import * as sdk from '@aws-sdk/client-ec2';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createImage } from './operations/create-image.ts';
import { createLaunchTemplate } from './operations/create-launch-template.ts';
import { createLaunchTemplateVersion } from './operations/create-launch-template-version.ts';
import { createTags } from './operations/create-tags.ts';
import { deleteLaunchTemplate } from './operations/delete-launch-template.ts';
import { deleteLaunchTemplateVersions } from './operations/delete-launch-template-versions.ts';
import { deleteSnapshot } from './operations/delete-snapshot.ts';
import { deleteTags } from './operations/delete-tags.ts';
import { deregisterImage } from './operations/deregister-image.ts';
import { describeImages } from './operations/describe-images.ts';
import { describeInstanceStatus } from './operations/describe-instance-status.ts';
import { describeInstances } from './operations/describe-instances.ts';
import { describeLaunchTemplateVersions } from './operations/describe-launch-template-versions.ts';
import { describeLaunchTemplates } from './operations/describe-launch-templates.ts';
import { describeSnapshots } from './operations/describe-snapshots.ts';
import { describeTags } from './operations/describe-tags.ts';
import { modifyImageAttribute } from './operations/modify-image-attribute.ts';
import { modifyLaunchTemplate } from './operations/modify-launch-template.ts';
import { registerImage } from './operations/register-image.ts';
import { runInstances } from './operations/run-instances.ts';
import { startInstances } from './operations/start-instances.ts';
import { stopInstances } from './operations/stop-instances.ts';
import { terminateInstances } from './operations/terminate-instances.ts';
import { createState, type Ec2State } from './state.ts';

export const ec2: ServiceDefinition<Ec2State> = {
  name: 'ec2',
  signingNames: ['ec2'],
  actionPrefix: 'ec2',
  principal: 'ec2.amazonaws.com',
  sdk,
  createState,
  operations: {
    CreateImage: createImage,
    CreateLaunchTemplate: createLaunchTemplate,
    CreateLaunchTemplateVersion: createLaunchTemplateVersion,
    CreateTags: createTags,
    DeleteLaunchTemplate: deleteLaunchTemplate,
    DeleteLaunchTemplateVersions: deleteLaunchTemplateVersions,
    DeleteSnapshot: deleteSnapshot,
    DeleteTags: deleteTags,
    DeregisterImage: deregisterImage,
    DescribeImages: describeImages,
    DescribeInstanceStatus: describeInstanceStatus,
    DescribeInstances: describeInstances,
    DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
    DescribeLaunchTemplates: describeLaunchTemplates,
    DescribeSnapshots: describeSnapshots,
    DescribeTags: describeTags,
    ModifyImageAttribute: modifyImageAttribute,
    ModifyLaunchTemplate: modifyLaunchTemplate,
    RegisterImage: registerImage,
    RunInstances: runInstances,
    StartInstances: startInstances,
    StopInstances: stopInstances,
    TerminateInstances: terminateInstances,
  },
};
