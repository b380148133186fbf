import { DrillState } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RiCalendarEventLine,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiContrastLine,
  RiForbidLine,
  RiPlayCircleLine,
} from '@remixicon/react';
import { useMlTranslation } from '../../../translations';
import styles from './StateLabel.module.css';

const ICONS: Record<DrillState, typeof RiForbidLine> = {
  planned: RiCalendarEventLine,
  running: RiPlayCircleLine,
  passed: RiCheckboxCircleFill,
  'partly-passed': RiContrastLine,
  failed: RiCloseCircleFill,
  abandoned: RiForbidLine,
};

/** The state of a drill as icon, label and colour. */
export function DrillStateLabel(props: { state: DrillState }) {
  const { state } = props;
  const { t } = useMlTranslation();
  const Icon = ICONS[state];
  return (
    <span className={styles.root} data-state={state}>
      <Icon className={styles.icon} aria-hidden />
      {t(`drills.state.${state}`)}
    </span>
  );
}
