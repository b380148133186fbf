import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiForbidLine,
  RiQuestionFill,
  RiTimeLine,
} from '@remixicon/react';
import { useMlTranslation } from '../../translations';
import styles from './VerdictLabel.module.css';

const ICONS: Record<Verdict, typeof RiCheckboxCircleFill> = {
  yes: RiCheckboxCircleFill,
  no: RiCloseCircleFill,
  unproven: RiQuestionFill,
  'not-assessed': RiTimeLine,
  'not-in-scope': RiForbidLine,
};

/** A verdict as icon, label and colour. */
export function VerdictLabel(props: {
  verdict: Verdict;
  size?: 'small' | 'large';
}) {
  const { verdict, size = 'small' } = props;
  const { t } = useMlTranslation();
  const Icon = ICONS[verdict];
  return (
    <span className={styles.root} data-verdict={verdict} data-size={size}>
      <Icon className={styles.icon} aria-hidden />
      {t(`verdict.verdict.${verdict}`)}
    </span>
  );
}
