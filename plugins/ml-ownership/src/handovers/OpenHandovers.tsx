import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { dayWords } from '../drills/words';
import { useEntityTitles } from '../entity';
import { HandoverLink } from './HandoverLink';
import { HandoverStateLabel } from './HandoverStateLabel';
import { handoverHeadline, needsMet } from './handoverWords';
import styles from '../page/RecordList.module.css';

/** Handovers that are not decided, each in one sentence that leads to it. */
export function OpenHandovers(props: { handovers: Handover[] }) {
  const { handovers } = props;
  const titleOf = useEntityTitles(
    handovers.flatMap(({ fromTeam, toTeam }) => [fromTeam, toTeam]),
  );
  return (
    <ul className={styles.list} aria-label="Open handovers">
      {handovers.map(handover => (
        <li key={handover.id} className={styles.item}>
          <div className={styles.header}>
            <HandoverStateLabel state={handover.state} />
            <HandoverLink id={handover.id}>
              {handoverHeadline(handover, titleOf)}
            </HandoverLink>
          </div>
          <p className={styles.fact}>
            {needsMet(handover)} drills passed, {handover.openBlockers} open{' '}
            {handover.openBlockers === 1 ? 'blocker' : 'blockers'}
            {handover.targetDate && `, until ${dayWords(handover.targetDate)}`}.
          </p>
        </li>
      ))}
    </ul>
  );
}
