import type { TemplateVersion } from './configuration.ts';
import type { Configuration } from './state.ts';

/** What Auto Scaling asks EC2 to launch from a template's version into a subnet. */
export function launchRequest(
  { template, mixed }: Configuration,
  { VersionNumber, LaunchTemplateData }: TemplateVersion,
  subnetId: string | undefined,
) {
  const hasInterfaces = (LaunchTemplateData.NetworkInterfaces ?? []).length > 0;
  const override = mixed?.LaunchTemplate?.Overrides?.[0]?.InstanceType;
  const place = hasInterfaces
    ? { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: subnetId }] }
    : { SubnetId: subnetId };
  return {
    LaunchTemplate: { LaunchTemplateId: template.id, Version: String(VersionNumber) },
    ...(override === undefined ? {} : { InstanceType: override }),
    ...(subnetId === undefined ? {} : place),
  };
}
