import { usePermission } from '@backstage/plugin-permission-react';
import {
  CriterionState,
  EvidenceSource,
  evidenceWritePermission,
  exemptionRequestPermission,
  isExemptable,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { CriterionSubject, OnCriterionAction } from '../../ui/criterion';
import { useMlTranslation } from '../../translations';
import styles from './CriterionActions.module.css';

/** States that need no exemption. */
const SETTLED: readonly CriterionState[] = ['pass', 'exempt', 'not-applicable'];

/** The actions of the signed-in user on a criterion; the server makes the final decision. */
export function CriterionActions(props: {
  criterion: CriterionSubject;
  state: CriterionState;
  accepts: readonly EvidenceSource[];
  /** A custom criterion, which does not affect levels. */
  extra?: boolean;
  onAction: OnCriterionAction;
}) {
  const { criterion, state, accepts, extra, onAction } = props;
  const { t } = useMlTranslation();
  const { allowed: mayRecord, loading: askingRecord } = usePermission({
    permission: evidenceWritePermission,
  });
  const { allowed: mayAsk, loading: askingAsk } = usePermission({
    permission: exemptionRequestPermission,
  });
  if (askingRecord || askingAsk) {
    // Reserves the space of the buttons, so that the content does not shift when they appear.
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
