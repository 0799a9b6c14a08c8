import type { SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../contract/parameters.ts';
import { FleetSettings } from '../contract/settings.ts';
import { parseSettings, readParameters } from './read-settings.ts';

export interface ImageLine {
  image: string;
  /** The AMI that is golden. */
  goldenAmi?: string;
}

export interface FleetLine {
  fleet: string;
  settings: FleetSettings;
  /** The AMI that the fleet's stack would launch. */
  imageAmi?: string;
}

/** The images that are deployed here. */
export async function listImages(ssm: SSMClient): Promise<ImageLine[]> {
  const found = await readParameters(ssm, parameters.images);
  return namesOf(found).map((image) => {
    const goldenAmi = found.get(`${image}/golden`);
    return { image, ...(goldenAmi === undefined ? {} : { goldenAmi }) };
  });
}

/** The fleets that are deployed here, with their settings. */
export async function listFleets(ssm: SSMClient): Promise<FleetLine[]> {
  const found = await readParameters(ssm, parameters.fleets);
  return namesOf(found).flatMap((fleet) => {
    const text = found.get(`${fleet}/settings`);
    // The image's stack writes the AMI before the fleet's stack exists.
    if (text === undefined) return [];
    const settings = parseSettings(FleetSettings, parameters.fleetSettings(fleet), text);
    const imageAmi = found.get(`${fleet}/image`);
    return [{ fleet, settings, ...(imageAmi === undefined ? {} : { imageAmi }) }];
  });
}

function namesOf(found: Map<string, string>): string[] {
  return [...new Set([...found.keys()].map((key) => key.split('/')[0] ?? ''))].sort();
}
