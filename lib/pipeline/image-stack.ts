import { CustomResource, Duration, Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { amiFilter } from '../contract/base.ts';
import type { ComponentRef } from '../contract/goldsmith-yaml-image.ts';
import { parentOf } from '../contract/image-layers.ts';
import { parameters } from '../contract/parameters.ts';
import type { ImageSettings } from '../contract/settings.ts';
import { baseOf } from './base-of.ts';
import { ImageBakery } from './image-bakery.ts';
import { ImageProof } from './image-proof.ts';
import { ImageSchedules } from './image-schedules.ts';
import type { ImageStackProps } from './stack-props.ts';
import { vendorTopic } from './vendor-topic.ts';

/** One image line. The stack is done when the image has a golden version. */
export class ImageStack extends Stack {
  constructor(scope: Construct, id: string, props: ImageStackProps) {
    super(scope, id, { description: `Goldsmith: the image ${props.name}`, ...props });
    const { core, image, name } = props;
    const { advisories } = image.rebuild;
    const base = baseOf(image.base);
    const parent = parentOf(image.base);
    const topicArn = image.rebuild.baseImage.topic ?? vendorTopic(base);
    if (topicArn !== undefined) core.signals.listenTo(topicArn);
    const mayRead = core.receiveSignal.mayRead(this, { image: name, base });
    const bakery = new ImageBakery(this, 'Bakery', props);
    if (amiFilter(base) !== undefined) bakery.node.addDependency(core.findBase.baseOf(this, name, base));
    const proof = new ImageProof(this, 'Proof', props);
    const settings: ImageSettings = {
      image: name,
      base,
      ...(parent === undefined ? {} : { parent }),
      pipelineArn: bakery.pipeline.attrArn,
      ...(topicArn === undefined ? {} : { baseImageTopic: topicArn }),
      // A parameter holds 4 KB, and a proof asks for one.
      fleets: props.fleets.slice(0, 1),
      // A version of ours has been proven; only what a vendor publishes has to ripen.
      schedule: { expression: image.rebuild.schedule, timezone: image.rebuild.timezone },
      minBaseImageAgeSeconds: parent === undefined ? image.rebuild.baseImage.minAge.seconds : 0,
      maxBuildsPerDay: image.rebuild.maxPerDay,
      ...(advisories === undefined
        ? {}
        : {
            advisories: {
              from: advisories.from,
              settleSeconds: advisories.settle.seconds,
              knownExploited: advisories.knownExploited,
            },
          }),
      updates: updatesOf(image.components),
      sourceDigest: bakery.sourceDigest,
      buildTimeoutSeconds: image.buildTimeout.seconds,
      proof: proof.settings,
    };
    const parameter = new StringParameter(this, 'Settings', {
      parameterName: parameters.imageSettings(name),
      stringValue: this.toJsonString(settings),
      description: `How Goldsmith builds the image ${name}`,
    });
    const schedules = new ImageSchedules(this, 'Schedules', props);
    schedules.node.addDependency(parameter, mayRead);
    const first = new CustomResource(this, 'FirstImage', {
      resourceType: 'Custom::GoldsmithFirstImage',
      serviceToken: core.firstImage.functionArn,
      // The longest that CloudFormation waits.
      serviceTimeout: Duration.hours(1),
      properties: { Image: name, Fleets: props.fleets, Digest: bakery.sourceDigest },
    });
    first.node.addDependency(parameter, mayRead);
  }
}

/** What the components bring besides the base. */
function updatesOf(components: readonly ComponentRef[]): ImageSettings['updates'] {
  const named = (kind: string, name: string) =>
    components.some((ref) => ref.kind === kind && 'name' in ref && ref.name === name);
  if (named('goldsmith', 'update')) return 'release';
  return named('aws', 'update-linux') ? 'packages' : 'nothing';
}
