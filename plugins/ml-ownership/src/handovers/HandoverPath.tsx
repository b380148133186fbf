import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiCheckLine } from '@remixicon/react';
import { PointInTime } from '../time';
import { useWords } from '../words';
import styles from './HandoverPath.module.css';

/** How far a handover has come: proposed, shadowing, and accepted or refused. */
export function HandoverPath(props: { handover: Handover }) {
  const { handover } = props;
  const { t } = useWords();
  const { state } = handover;
  const isOver = state === 'accepted' || state === 'refused';
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
        state === 'refused'
          ? 'handovers.state.refused'
          : 'handovers.state.accepted',
      ),
      at: isOver ? handover.answeredAt : undefined,
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
