import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiCheckLine } from '@remixicon/react';
import { PointInTime } from '../time';
import styles from './HandoverPath.module.css';

/** How far a handover has come: proposed, shadowing, and accepted or refused. */
export function HandoverPath(props: { handover: Handover }) {
  const { handover } = props;
  const { state } = handover;
  const isOver = state === 'accepted' || state === 'refused';
  const steps = [
    { title: 'Proposed', at: handover.proposedAt, now: state === 'proposed' },
    {
      title: 'Shadowing',
      at: handover.shadowingSince,
      now: state === 'shadowing',
    },
    {
      title: state === 'refused' ? 'Refused' : 'Accepted',
      at: isOver ? handover.answeredAt : undefined,
      now: isOver,
    },
  ];
  return (
    <ol className={styles.root} aria-label="How far it is">
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
            {title}
            {at !== undefined ? (
              <>
                {' '}
                <PointInTime at={at} />
              </>
            ) : (
              `: ${isOver ? 'left out' : 'not yet'}`
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
