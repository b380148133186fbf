import { HandoverState } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiEyeLine,
  RiMailSendLine,
} from '@remixicon/react';
import { useMlTranslation } from '../../translations';
import styles from '../drills/text/StateLabel.module.css';

const ICONS: Record<HandoverState, typeof RiEyeLine> = {
  proposed: RiMailSendLine,
  shadowing: RiEyeLine,
  accepted: RiCheckboxCircleFill,
  declined: RiCloseCircleFill,
};

/** The state of a handover as icon, label and colour. */
export function HandoverStateLabel(props: { state: HandoverState }) {
  const { state } = props;
  const { t } = useMlTranslation();
  const Icon = ICONS[state];
  return (
    <span className={styles.root} data-state={state}>
      <Icon className={styles.icon} aria-hidden />
      {t(`handovers.state.${state}`)}
    </span>
  );
}
