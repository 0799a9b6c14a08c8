/** What is installed in an image version. */
export interface BillOfMaterials {
  readonly image: string;
  readonly version: string;
  /** `ID VERSION_ID` of os-release, such as `amzn 2023`. */
  readonly distribution: string;
  /** Of Amazon Linux, whose repositories are frozen per release: `2023.6.20241031`. */
  readonly release?: string;
  readonly family: 'rpm' | 'dpkg';
  /** Of the distribution's own package manager. */
  readonly packages: readonly InstalledPackage[];
  /** What applications brought along, as far as a lock file or a manifest tells. */
  readonly languagePackages?: readonly LanguagePackage[];
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

/** As OSV names them (ossf.github.io/osv-schema, "Defined ecosystems"). */
export type Ecosystem = 'npm' | 'PyPI' | 'RubyGems' | 'Go' | 'crates.io' | 'Packagist' | 'Maven';

export interface LanguagePackage {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly version: string;
  /** The files that name it. */
  readonly paths: readonly string[];
}
