/** What is installed in an image version. */
export interface BillOfMaterials {
  readonly image: string;
  readonly version: string;
  /** `ID VERSION_ID` of os-release, such as `amzn 2023`. */
  readonly distribution: string;
  readonly family: 'rpm' | 'dpkg';
  readonly packages: readonly InstalledPackage[];
}

export interface InstalledPackage {
  readonly name: string;
  /** `[epoch:]version[-release]`. */
  readonly version: string;
  /** As the package manager writes it: `x86_64`, `aarch64`, `noarch`, `amd64`, `arm64`, `all`. */
  readonly architecture: string;
  /** What it was made from, with that package's own version. */
  readonly source?: { readonly name: string; readonly version: string };
}
