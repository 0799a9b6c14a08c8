import { Construct } from 'constructs';
import { SCHEDULE_GROUP } from '../contract/names.ts';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import { CheckFleet } from './check-fleet.ts';
import { deployStatements, deployWildcards } from './deploy-fleet-permissions.ts';
import { JudgeCanary } from './judge-canary.ts';
import type { Ledger } from './ledger.ts';
import { PublishGolden } from './publish-golden.ts';
import { RecoverDeployment } from './recover-deployment.ts';
import { StateMachine } from './state-machine.ts';
import { VerifyFleet } from './verify-fleet.ts';

export interface DeployFleetProps {
  readonly ledger: Ledger;
}

/** The machine of which one execution moves one fleet from one image version to another, forward or back. */
export class DeployFleet extends Construct {
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, { ledger }: DeployFleetProps) {
    super(scope, id);
    const check = new CheckFleet(this, 'CheckFleet', { ledger });
    const judge = new JudgeCanary(this, 'JudgeCanary');
    const verify = new VerifyFleet(this, 'VerifyFleet');
    const publishGolden = new PublishGolden(this, 'PublishGolden', { ledger });
    const machine = new StateMachine(this, 'StateMachine', {
      name: 'deploy-fleet',
      placeholders: {
        ledgerTable: ledger.tableName,
        fleetsPath: parameters.fleets,
        scheduleGroup: SCHEDULE_GROUP,
        checkFleetFunctionArn: check.functionArn,
        judgeCanaryFunctionArn: judge.functionArn,
        judgeScheduleRoleArn: judge.scheduleRoleArn,
        verifyFleetFunctionArn: verify.functionArn,
        publishGoldenFunctionArn: publishGolden.functionArn,
      },
      statements: [
        ledger.allow('PutItem', 'UpdateItem'),
        ...deployStatements(this, {
          functionArns: [check.functionArn, verify.functionArn, publishGolden.functionArn],
          scheduleRoleArn: judge.scheduleRoleArn,
        }),
      ],
      withoutResource: 'Log delivery, X-Ray, ec2:DescribeImages and the read of instance refreshes know no resources',
    });
    this.stateMachineArn = machine.stateMachineArn;
    acknowledgeWildcards(machine.role, deployWildcards(this));
    new RecoverDeployment(this, 'RecoverDeployment', { ledger });
  }
}
