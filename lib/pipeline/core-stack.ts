import { Stack, type StackProps } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { parameters } from '../contract/parameters.ts';
import type { CoreSettings } from '../contract/settings.ts';
import { BuildImage } from './build-image.ts';
import { CleanUp } from './clean-up.ts';
import { DeployFleet } from './deploy-fleet.ts';
import { Documents } from './documents.ts';
import { EventArchive } from './event-archive.ts';
import { FindBase } from './find-base.ts';
import { FindStranded } from './find-stranded.ts';
import { FirstImage } from './first-image.ts';
import { Ledger } from './ledger.ts';
import { ListPackagesDocument } from './list-packages-document.ts';
import { MatchAdvisories } from './match-advisories.ts';
import { MeasureFixes } from './measure-fixes.ts';
import { PollFeed } from './poll-feed.ts';
import { ProveDocument } from './prove-document.ts';
import { ReceiveSignal } from './receive-signal.ts';
import { ReleaseImage } from './release-image.ts';
import { ResumeTask } from './resume-task.ts';
import { Signals } from './signals.ts';
import { SilentFailures } from './silent-failures.ts';
import { WriteBill } from './write-bill.ts';

/** What all images and fleets of an account and Region share. */
export class CoreStack extends Stack {
  readonly documents: Documents;
  readonly signals: Signals;
  readonly receiveSignal: ReceiveSignal;
  readonly firstImage: FirstImage;
  readonly findBase: FindBase;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { description: 'Goldsmith: signals, builds, releases and their ledger', ...props });
    const ledger = new Ledger(this, 'Ledger');
    this.documents = new Documents(this, 'Documents');
    this.signals = new Signals(this, 'Signals');
    new EventArchive(this, 'EventArchive');
    new ResumeTask(this, 'ResumeTask', { ledger });
    const cleanUp = new CleanUp(this, 'CleanUp', { ledger });
    const deployFleet = new DeployFleet(this, 'DeployFleet', { ledger });
    const releaseImage = new ReleaseImage(this, 'ReleaseImage', { ledger, deployFleet });
    const buildImage = new BuildImage(this, 'BuildImage', {
      ledger,
      cleanUp,
      proveDocument: new ProveDocument(this, 'ProveDocument'),
      listPackagesDocument: new ListPackagesDocument(this, 'ListPackagesDocument'),
      writeBill: new WriteBill(this, 'WriteBill', { documents: this.documents }),
      releaseImage,
    });
    this.receiveSignal = new ReceiveSignal(this, 'ReceiveSignal', {
      ledger,
      signals: this.signals,
      documents: this.documents,
    });
    this.firstImage = new FirstImage(this, 'FirstImage', { ledger, signals: this.signals });
    this.findBase = new FindBase(this, 'FindBase');
    new MatchAdvisories(this, 'MatchAdvisories', { ledger, documents: this.documents, signals: this.signals });
    new FindStranded(this, 'FindStranded', { ledger });
    new PollFeed(this, 'PollFeed', { ledger, documents: this.documents });
    new MeasureFixes(this, 'MeasureFixes', { ledger });
    new SilentFailures(this, 'SilentFailures', {
      functions: ['receive-signal', 'match-advisories', 'measure-fixes', 'poll-feed', 'find-stranded'],
      deadQueue: this.signals.deadQueue,
    });
    const settings: CoreSettings = {
      table: ledger.tableName,
      documents: this.documents.bucketName,
      signalsQueueUrl: this.signals.queue.queueUrl,
      deadSignalsQueueUrl: this.signals.deadQueue.queueUrl,
      stateMachines: {
        buildImage: buildImage.stateMachineArn,
        releaseImage: releaseImage.stateMachineArn,
        deployFleet: deployFleet.stateMachineArn,
      },
    };
    new StringParameter(this, 'Settings', {
      parameterName: parameters.core,
      stringValue: this.toJsonString(settings),
      description: 'Where the parts of Goldsmith are, for its command line',
    });
  }
}
