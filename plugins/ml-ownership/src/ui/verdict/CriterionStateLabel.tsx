import { CriterionState } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiForbidLine,
  RiHistoryLine,
  RiQuestionFill,
  RiShieldCheckLine,
} from '@remixicon/react';
import { useMlTranslation } from '../../translations';
import styles from './CriterionStateLabel.module.css';

const ICONS: Record<CriterionState, typeof RiCheckboxCircleFill> = {
  pass: RiCheckboxCircleFill,
  fail: RiCloseCircleFill,
  unknown: RiQuestionFill,
  stale: RiHistoryLine,
  exempt: RiShieldCheckLine,
  'not-applicable': RiForbidLine,
};

/** The state of a criterion as icon, label and colour. */
export function CriterionStateLabel(props: { state: CriterionState }) {
  const { state } = props;
  const { t } = useMlTranslation();
  const Icon = ICONS[state];
  return (
    <span className={styles.root} data-state={state}>
      <Icon className={styles.icon} aria-hidden />
      {t(`verdict.criterionState.${state}`)}
    </span>
  );
}
