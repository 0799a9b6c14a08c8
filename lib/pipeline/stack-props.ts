import type { StackProps } from 'aws-cdk-lib';
import type { FleetConfig, Health, ImageConfig } from '../contract/goldsmith-yaml.ts';
import type { CoreStack } from './core-stack.ts';
import type { NetworkRef } from './network-ref.ts';

/** One image line. */
export interface ImageStackProps extends StackProps {
  core: CoreStack;
  /** As in goldsmith.yaml. */
  name: string;
  image: ImageConfig;
  /** What the lowest of its layers is built on; absent when it is no layer on another image. */
  rootBase?: string;
  /** The fleets that run this image; each gets its first AMI from it. */
  fleets: string[];
  /** Where builds and proofs run. */
  network: NetworkRef;
  /** How a proof asks the application; of the image's first fleet, or the defaults. */
  health: Health;
  /** The image's first fleet: a proof before any fleet exists runs what that one will run. */
  firstFleet?: FleetConfig | undefined;
  /** The folder of goldsmith.yaml, from which relative paths are meant. */
  baseDir: string;
}

/** One fleet. */
export interface FleetStackProps extends StackProps {
  core: CoreStack;
  name: string;
  fleet: FleetConfig;
  /** The image that it runs. */
  image: ImageConfig | undefined;
  /** What the lowest of the image's layers is built on; absent when it is no layer on another image. */
  rootBase?: string;
  network: NetworkRef;
  listenerArn: string;
  loadBalancerSecurityGroupId: string;
  /** `app/<name>/<id>`, the dimension that CloudWatch's metrics carry. */
  loadBalancerFullName: string;
  /** Of the listener rule; no two fleets of a listener have the same. */
  priority: number;
  baseDir: string;
}
