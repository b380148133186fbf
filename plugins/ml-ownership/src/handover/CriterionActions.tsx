import { usePermission } from '@backstage/plugin-permission-react';
import {
  CriterionState,
  EvidenceSource,
  evidenceWritePermission,
  exemptionRequestPermission,
  isExemptable,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { CriterionSubject, OnCriterionAction } from '../criterion';
import { useWords } from '../words';
import styles from './CriterionActions.module.css';

/** States in which there is nothing to be excused from. */
const SETTLED: readonly CriterionState[] = ['pass', 'exempt', 'not-applicable'];

/** What who is signed in can do about a criterion; the server has the last word. */
export function CriterionActions(props: {
  criterion: CriterionSubject;
  state: CriterionState;
  accepts: readonly EvidenceSource[];
  /** A criterion of the company's own, which holds nothing up. */
  extra?: boolean;
  onAction: OnCriterionAction;
}) {
  const { criterion, state, accepts, extra, onAction } = props;
  const { t } = useWords();
  const { allowed: mayRecord, loading: askingRecord } = usePermission({
    permission: evidenceWritePermission,
  });
  const { allowed: mayAsk, loading: askingAsk } = usePermission({
    permission: exemptionRequestPermission,
  });
  if (askingRecord || askingAsk) {
    // Holds their place: what comes first must not move when others come.
    return <div className={styles.root} />;
  }
  const applies = state !== 'not-applicable';
  return (
    <div
      className={styles.root}
      role="group"
      aria-label={t('handover.criterion.actions', { title: criterion.title })}
    >
      {mayRecord && applies && accepts.includes('attested') && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => onAction('record', criterion)}
        >
          {t('handover.criterion.record')}
        </Button>
      )}
      {mayAsk &&
        !extra &&
        isExemptable(criterion.id) &&
        !SETTLED.includes(state) && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => onAction('exempt', criterion)}
          >
            {t('handover.criterion.askExemption')}
          </Button>
        )}
      <Button
        size="small"
        variant="tertiary"
        onPress={() => onAction('dispute', criterion)}
      >
        {t('handover.criterion.dispute')}
      </Button>
    </div>
  );
}
