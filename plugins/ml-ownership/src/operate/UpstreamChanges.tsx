import { UpstreamChange } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { LoadingState } from '../states';
import { PointInTime } from '../time';
import { useWords } from '../words';
import { Note } from './Fact';
import styles from './UpstreamChanges.module.css';
import { OperateData } from './useOperate';

/** What changed before it went wrong. */
export function UpstreamChanges(props: { data: OperateData }) {
  const { operate, trouble } = props.data;
  const { t } = useWords();
  return (
    <Section title={t('operate.changes.title')}>
      {!operate && trouble && <Note>{t(`operate.notKnown.${trouble}`)}</Note>}
      {!operate && !trouble && (
        <LoadingState
          subject={t('operate.changes.subject')}
          heights={[44, 44]}
        />
      )}
      {operate && operate.upstream.length === 0 && operate.hidden === 0 && (
        <Note>{t('operate.changes.none')}</Note>
      )}
      {operate && operate.upstream.length > 0 && (
        <ul className={styles.list} aria-label={t('operate.changes.label')}>
          {withoutRepeats(operate.upstream).map(
            ({ entityRef, title, at, what }) => (
              <li key={`${entityRef} ${at} ${what}`} className={styles.change}>
                <EntityLink entityRef={entityRef} title={title} />
                <span>{what}</span>
                <Note>
                  <PointInTime at={at} />
                </Note>
              </li>
            ),
          )}
        </ul>
      )}
      {operate && operate.hidden > 0 && (
        <Note>{t('operate.changes.hidden', { count: operate.hidden })}</Note>
      )}
    </Section>
  );
}

/** One run can say the same of one entity more than once. */
function withoutRepeats(changes: UpstreamChange[]): UpstreamChange[] {
  const seen = new Map(
    changes.map(change => [
      `${change.entityRef} ${change.at} ${change.what}`,
      change,
    ]),
  );
  return [...seen.values()];
}
