import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Exemption,
  exemptionApprovePermission,
  managePermission,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert, Button } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../api';
import { CriterionLink, titleOfCriterion } from '../criterion';
import { useSignedInPerson, Writer } from '../people';
import { messageOf } from '../states';
import { CalendarDate, PointInTime } from '../time';
import { useWords } from '../words';
import styles from '../page/RecordList.module.css';

/** The decision that a state came of, where somebody made one. */
const DECIDED = {
  requested: undefined,
  approved: 'approved',
  refused: 'refused',
  withdrawn: 'withdrawn',
  ended: 'approved',
} as const;

type Decision = 'approve' | 'refuse' | 'withdraw';

/** Exemptions of one entity, each with what can be decided about it. */
export function ExemptionList(props: {
  exemptions: Exemption[];
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
  onDecided: () => Promise<unknown>;
}) {
  const { exemptions, criteria, onDecided } = props;
  const { t } = useWords();
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
  const { t } = useWords();
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
    } catch (refused) {
      setError(refused as Error);
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
            day: <CalendarDate at={exemption.until} />,
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
  const { t } = useWords();
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

/** What who is signed in may try; the server has the last word. Nobody approves what they asked for themselves. */
function useDecisions({ state, requestedBy }: Exemption): Decision[] {
  const person = useSignedInPerson();
  const { allowed: approves } = usePermission({
    permission: exemptionApprovePermission,
  });
  const { allowed: manages } = usePermission({ permission: managePermission });
  if (person === undefined) {
    return [];
  }
  if (state === 'requested' && requestedBy !== person) {
    return approves ? ['approve', 'refuse'] : [];
  }
  const standing = state === 'requested' || state === 'approved';
  return standing && (requestedBy === person || manages) ? ['withdraw'] : [];
}
