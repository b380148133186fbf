import { UpstreamChange } from '@mlownership/backstage-plugin-ml-ownership-common';
import { FromServer } from '../criterion';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { LoadingState } from '../states';
import { PointInTime } from '../time';
import { useWords } from '../words';
import { Note } from './Fact';
import { ChangedRow, rowsOf } from './rowsOf';
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
      {operate && <Changes changes={operate.upstream} />}
      {operate && operate.hidden > 0 && (
        <Note>{t('operate.changes.hidden', { count: operate.hidden })}</Note>
      )}
    </Section>
  );
}

function Changes(props: { changes: UpstreamChange[] }) {
  const { t } = useWords();
  const { rows, newcomers } = rowsOf(props.changes);
  return (
    <>
      {rows.length > 0 && (
        <ul className={styles.list} aria-label={t('operate.changes.label')}>
          {rows.map(row => (
            <Row key={row.entities[0].entityRef} row={row} />
          ))}
        </ul>
      )}
      {newcomers.length > 0 && (
        <details className={styles.newcomers}>
          <summary>
            {t('operate.changes.newcomers', { count: newcomers.length })}
          </summary>
          <ul
            className={styles.list}
            aria-label={t('operate.changes.newcomersLabel')}
          >
            {newcomers.map(row => (
              <Row key={row.entities[0].entityRef} row={row} bare />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** @param bare - leaves out what has changed: the list says it */
function Row(props: { row: ChangedRow; bare?: boolean }) {
  const { row, bare } = props;
  return (
    <li className={styles.change}>
      {row.entities.map(({ entityRef, title }) => (
        <EntityLink key={entityRef} entityRef={entityRef} title={title} />
      ))}
      {row.texts.map(({ what, at }) => (
        <span key={what} className={styles.text}>
          {!bare && <FromServer>{what}</FromServer>}
          <Note>
            <PointInTime at={at} />
          </Note>
        </span>
      ))}
    </li>
  );
}
