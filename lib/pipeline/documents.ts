import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** The bucket of what is too large for the ledger: bills of materials, what feeds said, exposures. It outlives its stack. */
export class Documents extends Construct {
  readonly bucketName: string;
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      versioned: true,
      lifecycleRules: [
        // Feeds and exposures are written anew each hour.
        { noncurrentVersionExpiration: Duration.days(7), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.#bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'A log of reads needs a second bucket; who wants one has CloudTrail data events, which name the role, too',
    });
    this.bucketName = this.#bucket.bucketName;
  }

  /** `keys` may end in a wildcard. */
  allowRead(...keys: readonly string[]): PolicyStatement {
    return this.#allow('s3:GetObject', keys);
  }

  allowWrite(...keys: readonly string[]): PolicyStatement {
    return this.#allow('s3:PutObject', keys);
  }

  /** Without it, S3 answers 403 instead of 404 for a key that is not there. */
  allowList(): PolicyStatement {
    return new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.#bucket.bucketArn] });
  }

  keyArn(keys: string): string {
    return this.#bucket.arnForObjects(keys);
  }

  #allow(action: string, keys: readonly string[]): PolicyStatement {
    return new PolicyStatement({ actions: [action], resources: keys.map((key) => this.keyArn(key)) });
  }
}
