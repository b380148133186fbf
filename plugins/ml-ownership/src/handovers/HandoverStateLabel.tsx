import { HandoverState } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiEyeLine,
  RiMailSendLine,
} from '@remixicon/react';
import { useWords } from '../words';
import styles from '../drills/words/StateLabel.module.css';

const ICONS: Record<HandoverState, typeof RiEyeLine> = {
  proposed: RiMailSendLine,
  shadowing: RiEyeLine,
  accepted: RiCheckboxCircleFill,
  refused: RiCloseCircleFill,
};

/** The state of a handover as icon, word and colour. */
export function HandoverStateLabel(props: { state: HandoverState }) {
  const { state } = props;
  const { t } = useWords();
  const Icon = ICONS[state];
  return (
    <span className={styles.root} data-state={state}>
      <Icon className={styles.icon} aria-hidden />
      {t(`handovers.state.${state}`)}
    </span>
  );
}
