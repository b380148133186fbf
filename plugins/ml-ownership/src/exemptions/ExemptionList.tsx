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
import { CriterionLink } from '../criterion';
import { useSignedInPerson, Writer } from '../people';
import { messageOf } from '../states';
import { CalendarDate, PointInTime } from '../time';
import styles from '../page/RecordList.module.css';

const STATE_WORDS: Record<Exemption['state'], string> = {
  requested: 'Waits for approval',
  approved: 'In force',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  ended: 'Over',
};

const DECIDED_WORDS: Partial<Record<Exemption['state'], string>> = {
  approved: 'Approved by',
  refused: 'Refused by',
  withdrawn: 'Withdrawn by',
  ended: 'Approved by',
};

type Decision = 'approve' | 'refuse' | 'withdraw';

const DECISION_WORDS: Record<Decision, string> = {
  approve: 'Approve',
  refuse: 'Refuse',
  withdraw: 'Withdraw',
};

/** Exemptions of one entity, each with what can be decided about it. */
export function ExemptionList(props: {
  exemptions: Exemption[];
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
  onDecided: () => Promise<unknown>;
}) {
  const { exemptions, criteria, onDecided } = props;
  return (
    <ul className={styles.list} aria-label="Exemptions">
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
  const api = useApi(mlOwnershipApiRef);
  const decisions = useDecisions(exemption);
  const [pending, setPending] = useState<Decision>();
  const [error, setError] = useState<Error>();
  const title = criteria.find(({ id }) => id === criterion)?.title ?? criterion;

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
        <strong>{STATE_WORDS[state]}</strong>
        <CriterionLink id={criterion} criteria={criteria} />
        <span className={styles.fact}>
          until <CalendarDate at={exemption.until} />
        </span>
      </div>
      <p className={styles.reason}>{exemption.reason}</p>
      <p className={styles.fact}>
        Asked for by <Writer writer={exemption.requestedBy} />{' '}
        <PointInTime at={exemption.requestedAt} />.
        {exemption.decidedBy && DECIDED_WORDS[state] && (
          <>
            {' '}
            {DECIDED_WORDS[state]} <Writer writer={exemption.decidedBy} />
            {exemption.decidedAt && (
              <>
                {' '}
                <PointInTime at={exemption.decidedAt} />
              </>
            )}
            .
          </>
        )}
      </p>
      <div className={styles.actions}>
        {decisions.map(decision => (
          <Button
            key={decision}
            size="small"
            variant="secondary"
            aria-label={`${DECISION_WORDS[decision]}: exemption from ${title}`}
            isPending={pending === decision}
            isDisabled={pending !== undefined && pending !== decision}
            onPress={() => decide(decision)}
          >
            {DECISION_WORDS[decision]}
          </Button>
        ))}
      </div>
      {error && (
        <Alert
          role="alert"
          status="danger"
          icon
          title="It was not accepted"
          description={messageOf(error)}
        />
      )}
    </li>
  );
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
