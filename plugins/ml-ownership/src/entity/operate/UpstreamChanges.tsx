import { UpstreamChange } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ServerText } from '../../ui/criterion';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { LoadingState } from '../../ui/async-state';
import { PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import { Note } from './DescriptionList';
import {
  ChangeDetail,
  ChangedRow,
  changeKey,
  groupUpstreamChanges,
} from './groupUpstreamChanges';
import styles from './UpstreamChanges.module.css';
import { OperateData } from './useOperate';

/** Recent changes upstream of the entity. */
export function UpstreamChanges(props: { data: OperateData }) {
  const { operate, trouble } = props.data;
  const { t } = useMlTranslation();
  return (
    <Section title={t('operate.changes.title')}>
      {!operate && trouble && <Note>{t(`operate.notKnown.${trouble}`)}</Note>}
      {!operate && !trouble && (
        <LoadingState
          subject={t('operate.changes.subject')}
          heights={[44, 44]}
        />
      )}
      {operate &&
        operate.upstream.length === 0 &&
        operate.hiddenChanges === 0 && <Note>{t('operate.changes.none')}</Note>}
      {operate && <Changes changes={operate.upstream} />}
      {operate && operate.hiddenChanges > 0 && (
        <Note>
          {t('operate.changes.hidden', { count: operate.hiddenChanges })}
        </Note>
      )}
    </Section>
  );
}

function Changes(props: { changes: UpstreamChange[] }) {
  const { t } = useMlTranslation();
  const { rows, newcomers } = groupUpstreamChanges(props.changes);
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

/**
 * @param bare - omits what has changed, if the heading of the list already contains it
 */
function Row(props: { row: ChangedRow; bare?: boolean }) {
  const { row, bare } = props;
  return (
    <li className={styles.change}>
      {row.entities.map(({ entityRef, title }) => (
        <EntityLink key={entityRef} entityRef={entityRef} title={title} />
      ))}
      {row.changes.map(change => (
        <span key={changeKey(change)} className={styles.text}>
          {!bare && (
            <span>
              <ChangeText change={change} />
            </span>
          )}
          <Note>
            <PointInTime at={change.at} />
          </Note>
        </span>
      ))}
    </li>
  );
}

function ChangeText(props: { change: ChangeDetail }) {
  const { type, previousOwner, owner, previousVerdict, verdict, detail } =
    props.change;
  const { t } = useMlTranslation();
  switch (type) {
    case 'owner-changed':
      return t('operate.changes.owner', {
        before: <Owner entityRef={previousOwner} />,
        after: <Owner entityRef={owner} />,
      });
    case 'verdict-changed':
      return previousVerdict && verdict
        ? t('operate.changes.verdict', {
            before: t(`verdict.verdict.${previousVerdict}`),
            after: t(`verdict.verdict.${verdict}`),
          })
        : null;
    case 'failed':
      return <ServerText>{detail ?? ''}</ServerText>;
    default:
      return t(`operate.changes.${type}`);
  }
}

function Owner(props: { entityRef: string | undefined }) {
  const { t } = useMlTranslation();
  return props.entityRef ? (
    <EntityLink entityRef={props.entityRef} hideIcon />
  ) : (
    t('operate.changes.noOwner')
  );
}
