import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Exemption,
  exemptionApprovePermission,
  adminPermission,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert, Button } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { CriterionLink, titleOfCriterion } from '../../ui/criterion';
import { useSignedInPerson, Writer } from '../../ui/people';
import { messageOf } from '../../ui/async-state';
import { CalendarDate, PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import styles from '../../ui/page/RecordList.module.css';

/** The decision behind each state, if there was one. */
const DECIDED = {
  requested: undefined,
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  expired: 'approved',
} as const;

type Decision = 'approve' | 'reject' | 'withdraw';

/** The exemptions of one entity, with the decisions that the user may take. */
export function ExemptionList(props: {
  exemptions: Exemption[];
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
  onDecided: () => Promise<unknown>;
}) {
  const { exemptions, criteria, onDecided } = props;
  const { t } = useMlTranslation();
  return (
    <ul className={styles.list} aria-label={t('exemptions.list')}>
      {exemptions.map(exemption => (
        <Item
          key={exemption.id}
          exemption={exemption}
          criteria={criteria}
          onDecided={onDecided}
        />
      ))}
    </ul>
  );
}

function Item(props: {
  exemption: Exemption;
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
  onDecided: () => Promise<unknown>;
}) {
  const { exemption, criteria, onDecided } = props;
  const { state, criterion } = exemption;
  const { t } = useMlTranslation();
  const api = useApi(mlOwnershipApiRef);
  const decisions = useDecisions(exemption);
  const [pending, setPending] = useState<Decision>();
  const [error, setError] = useState<Error>();
  const title = titleOfCriterion(t, criteria, criterion);

  const decide = async (decision: Decision) => {
    setPending(decision);
    setError(undefined);
    try {
      await api.decideExemption(exemption.id, decision);
      await onDecided();
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setPending(undefined);
    }
  };

  return (
    <li className={styles.item}>
      <div className={styles.header}>
        <strong>{t(`exemptions.state.${state}`)}</strong>
        <CriterionLink id={criterion} criteria={criteria} />
        <span className={styles.fact}>
          {t('exemptions.until', {
            day: <CalendarDate at={exemption.expiresAt} />,
          })}
        </span>
      </div>
      <p className={styles.reason}>{exemption.reason}</p>
      <p className={styles.fact}>
        {t('exemptions.askedBy', {
          person: <Writer writer={exemption.requestedBy} />,
          when: <PointInTime at={exemption.requestedAt} />,
        })}{' '}
        <DecidedBy exemption={exemption} />
      </p>
      <div className={styles.actions}>
        {decisions.map(decision => (
          <Button
            key={decision}
            size="small"
            variant="secondary"
            aria-label={t(`exemptions.decisionOf.${decision}`, { title })}
            isPending={pending === decision}
            isDisabled={pending !== undefined && pending !== decision}
            onPress={() => decide(decision)}
          >
            {t(`exemptions.decision.${decision}`)}
          </Button>
        ))}
      </div>
      {error && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('dialog.notAccepted')}
          description={messageOf(error)}
        />
      )}
    </li>
  );
}

function DecidedBy(props: { exemption: Exemption }) {
  const { state, decidedBy, decidedAt } = props.exemption;
  const { t } = useMlTranslation();
  const decided = DECIDED[state];
  if (!decidedBy || !decided) {
    return null;
  }
  const person = <Writer writer={decidedBy} />;
  return decidedAt
    ? t(`exemptions.decided.${decided}At`, {
        person,
        when: <PointInTime at={decidedAt} />,
      })
    : t(`exemptions.decided.${decided}`, { person });
}

/**
 * Returns the decisions to offer to the signed-in user; the server makes the final check. Users cannot approve their
 * own request.
 */
function useDecisions({ state, requestedBy }: Exemption): Decision[] {
  const person = useSignedInPerson();
  const { allowed: approves } = usePermission({
    permission: exemptionApprovePermission,
  });
  const { allowed: manages } = usePermission({ permission: adminPermission });
  if (person === undefined) {
    return [];
  }
  if (state === 'requested' && requestedBy !== person) {
    return approves ? ['approve', 'reject'] : [];
  }
  const isOpen = state === 'requested' || state === 'approved';
  return isOpen && (requestedBy === person || manages) ? ['withdraw'] : [];
}
