import { NextStep } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../translations';

/** The owner and the operating group, as texts or as links; empty if there is none. */
interface Assignees<TTeam extends string | JSX.Element> {
  owner: TTeam | '' | undefined;
  operator: TTeam | '' | undefined;
}

/**
 * Names the assignee of a step, and the operating group if it has a part in the step.
 *
 * @param teams - `operator` only if it is not the owner
 */
export function describeAssignee<TTeam extends string | JSX.Element>(
  t: TranslateFunction,
  step: Pick<NextStep, 'action' | 'concernsOperator'>,
  teams: Assignees<TTeam>,
): string | JSX.Element {
  const { owner, operator } = teams;
  const who = firstAssignee(t, step.action, owner);
  return step.concernsOperator && operator
    ? t('handover.steps.whoCan.withOperator', { who, operator })
    : who;
}

function firstAssignee<TTeam extends string | JSX.Element>(
  t: TranslateFunction,
  action: NextStep['action'],
  owner: TTeam | '' | undefined,
): string | JSX.Element {
  switch (action) {
    case 'declare':
      return owner
        ? t('handover.steps.whoCan.owner', { owner })
        : t('handover.steps.whoCan.editor');
    case 'document':
      return owner
        ? t('handover.steps.whoCan.owner', { owner })
        : t('handover.steps.whoCan.writer');
    case 'attest':
      return t('handover.steps.whoCan.witness');
    case 'report':
      return t('handover.steps.whoCan.system');
    default:
      return owner
        ? t('handover.steps.whoCan.otherTeam', { owner })
        : t('handover.steps.whoCan.anyOtherTeam');
  }
}

/** The operating group of an entity, if it is not the owner. */
export function otherOperator(scorecard: {
  owner?: string;
  operatedBy?: string;
}): string | undefined {
  const { owner, operatedBy } = scorecard;
  return operatedBy === owner ? undefined : operatedBy;
}
