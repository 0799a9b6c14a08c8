/** SSM parameters that Goldsmith writes and reads. What lies under `core` tells the CLI where things are. */
export const parameters = {
  imageGolden: (image: string) => `/goldsmith/images/${image}/golden`,
  /** The same for the images that are built on it: Image Builder reads no other path (AWSServiceRoleForImageBuilder). */
  parentGolden: (image: string) => `/imagebuilder/goldsmith/images/${image}/golden`,
  parentImages: '/imagebuilder/goldsmith/images',
  /** What an image whose base is an AMI filter is built on; on the path that Image Builder reads. */
  imageBase: (image: string) => `/imagebuilder/goldsmith/bases/${image}`,
  imageSettings: (image: string) => `/goldsmith/images/${image}/settings`,
  fleetImage: (fleet: string) => `/goldsmith/fleets/${fleet}/image`,
  fleetSettings: (fleet: string) => `/goldsmith/fleets/${fleet}/settings`,
  images: '/goldsmith/images',
  fleets: '/goldsmith/fleets',
  /** JSON of CoreSettings. */
  core: '/goldsmith/core/settings',
} as const;
