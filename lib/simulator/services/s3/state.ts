export interface StoredObject {
  readonly key: string;
  readonly body: Uint8Array;
  /** MD5 of the body in hex, in quotes. */
  readonly etag: string;
  readonly modified: Date;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly versionId: string | undefined;
}

export interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly contentType: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  readonly parts: Map<number, { readonly body: Uint8Array; readonly etag: string }>;
}

export interface Bucket {
  readonly name: string;
  readonly created: Date;
  readonly objects: Map<string, StoredObject>;
  versioning: 'Enabled' | 'Suspended' | undefined;
  policy: string | undefined;
  /** Configurations that change nothing in the model: kept and given back as they were put. */
  readonly configurations: Map<string, unknown>;
}

export interface S3State {
  readonly buckets: Map<string, Bucket>;
  readonly uploads: Map<string, Upload>;
}

export const createState = (): S3State => ({ buckets: new Map(), uploads: new Map() });
