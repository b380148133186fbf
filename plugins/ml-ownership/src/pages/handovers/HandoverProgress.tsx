import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiCheckLine } from '@remixicon/react';
import { PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import styles from './HandoverProgress.module.css';

/** The progress of a handover: proposed, shadowing, and accepted or refused. */
export function HandoverProgress(props: { handover: Handover }) {
  const { handover } = props;
  const { t } = useMlTranslation();
  const { state } = handover;
  const isOver = state === 'accepted' || state === 'declined';
  const steps = [
    {
      title: t('handovers.state.proposed'),
      at: handover.proposedAt,
      now: state === 'proposed',
    },
    {
      title: t('handovers.state.shadowing'),
      at: handover.shadowingSince,
      now: state === 'shadowing',
    },
    {
      title: t(
        state === 'declined'
          ? 'handovers.state.declined'
          : 'handovers.state.accepted',
      ),
      at: isOver ? handover.decidedAt : undefined,
      now: isOver,
    },
  ];
  return (
    <ol className={styles.root} aria-label={t('handovers.path.label')}>
      {steps.map(({ title, at, now }) => (
        <li
          key={title}
          className={styles.step}
          aria-current={now ? 'step' : undefined}
          data-reached={at !== undefined || undefined}
        >
          {at !== undefined && (
            <RiCheckLine className={styles.icon} aria-hidden />
          )}
          <span>
            {at !== undefined
              ? t('handovers.path.reached', {
                  step: title,
                  when: <PointInTime at={at} />,
                })
              : t(isOver ? 'handovers.path.leftOut' : 'handovers.path.notYet', {
                  step: title,
                })}
          </span>
        </li>
      ))}
    </ol>
  );
}
