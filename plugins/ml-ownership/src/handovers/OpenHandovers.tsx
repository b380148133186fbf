import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { dayWords } from '../drills/words';
import { useEntityTitles } from '../entity';
import { Formats, Translate, useWords } from '../words';
import { HandoverLink } from './HandoverLink';
import { HandoverStateLabel } from './HandoverStateLabel';
import { handoverHeadline, needsMet } from './handoverWords';
import styles from '../page/RecordList.module.css';

/** Handovers that are not decided, each in one sentence that leads to it. */
export function OpenHandovers(props: { handovers: Handover[] }) {
  const { handovers } = props;
  const { t, formats } = useWords();
  const titleOf = useEntityTitles(
    handovers.flatMap(({ fromTeam, toTeam }) => [fromTeam, toTeam]),
  );
  return (
    <ul className={styles.list} aria-label={t('handovers.open.label')}>
      {handovers.map(handover => (
        <li key={handover.id} className={styles.item}>
          <div className={styles.header}>
            <HandoverStateLabel state={handover.state} />
            <HandoverLink id={handover.id}>
              {handoverHeadline(t, handover, titleOf)}
            </HandoverLink>
          </div>
          <p className={styles.fact}>{factsOf(t, formats, handover)}</p>
        </li>
      ))}
    </ul>
  );
}

function factsOf(t: Translate, formats: Formats, handover: Handover): string {
  const { targetDate, openBlockers } = handover;
  const facts = { ...needsMet(handover), count: openBlockers };
  return targetDate
    ? t('handovers.open.factsUntil', {
        ...facts,
        day: dayWords(formats, targetDate),
      })
    : t('handovers.open.facts', facts);
}
