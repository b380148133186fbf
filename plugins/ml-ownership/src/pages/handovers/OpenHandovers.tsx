import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { formatDay } from '../../ui/time';
import { useEntityTitles } from '../../ui/entity';
import {
  LocaleFormatters,
  TranslateFunction,
  useMlTranslation,
} from '../../translations';
import { HandoverLink } from './HandoverLink';
import { HandoverStateLabel } from './HandoverStateLabel';
import { handoverHeadline, countSatisfied } from './handoverText';
import styles from '../../ui/page/RecordList.module.css';

/** The open handovers, each as a one-sentence link to its page. */
export function OpenHandovers(props: { handovers: Handover[] }) {
  const { handovers } = props;
  const { t, formats } = useMlTranslation();
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

function factsOf(
  t: TranslateFunction,
  formats: LocaleFormatters,
  handover: Handover,
): string {
  const { targetDate, openBlockers } = handover;
  const facts = { ...countSatisfied(handover), count: openBlockers };
  return targetDate
    ? t('handovers.open.factsUntil', {
        ...facts,
        day: formatDay(formats, targetDate),
      })
    : t('handovers.open.facts', facts);
}
