import { HandoverState } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiEyeLine,
  RiMailSendLine,
} from '@remixicon/react';
import { HANDOVER_STATE_WORDS } from './handoverWords';
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
  const Icon = ICONS[state];
  return (
    <span className={styles.root} data-state={state}>
      <Icon className={styles.icon} aria-hidden />
      {HANDOVER_STATE_WORDS[state]}
    </span>
  );
}
