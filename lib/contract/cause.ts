/** Why a version is built, with the moments that are known of it; ISO 8601. */
export interface Cause {
  readonly kind: string;
  /** What must not be built for twice. */
  readonly key: string;
  readonly cves?: readonly string[];
  /** By its maker. */
  readonly publishedAt?: string;
  /** When Goldsmith, or Inspector, first saw it in the image. */
  readonly seenAt?: string;
  /** When its signal first came. */
  readonly receivedAt: string;
  /** When it was decided that it deserves a build. */
  readonly decidedAt: string;
}

/** So many are listed in the version's own item and in the input of its build; all of them are items of their own. */
export const LISTED_CAUSES = 50;
/** So many CVEs are listed of a cause: a kernel's advisory names hundreds. */
export const LISTED_CVES = 20;
