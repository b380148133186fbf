import { WhatIfEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { problemOfCriterion } from '../criterion';
import { EntityLink } from '../entity';
import { StandingChange } from '../history';
import { useWords } from '../words';
import styles from './WhatIfTable.module.css';

/** More failing criteria than these are counted, and unfolded on demand, so that a row stays in view. */
const MOST_FAILURES = 2;

/** Entities that would change, the most critical first, as the backend orders them. */
export function WhatIfTable(props: { items: WhatIfEntity[] }) {
  const { items } = props;
  const { t } = useWords();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('whatIf.table')}>
        <thead>
          <tr>
            <th scope="col">{t('whatIf.columns.entity')}</th>
            <th scope="col">{t('whatIf.columns.tier')}</th>
            <th scope="col">{t('whatIf.columns.owner')}</th>
            <th scope="col">{t('whatIf.columns.loses')}</th>
            <th scope="col">{t('whatIf.columns.verdict')}</th>
            <th scope="col">{t('whatIf.columns.fails')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.entityRef}>
              <th scope="row">
                <EntityLink
                  entityRef={item.entityRef}
                  title={item.title}
                  handover
                />
              </th>
              <td>{item.tier ?? '–'}</td>
              <td>
                {item.owner ? (
                  <EntityLink entityRef={item.owner} hideIcon />
                ) : (
                  '–'
                )}
              </td>
              <td>
                <Lines
                  lines={item.loses.map(loss => ({
                    key: loss,
                    text: t(`whatIf.loss.${loss}`),
                  }))}
                />
              </td>
              <td>
                <StandingChange before={item.before} after={item.after} />
              </td>
              <td>
                <Failures item={item} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Failures(props: { item: WhatIfEntity }) {
  const { before, after, fails, loses } = props.item;
  const { t } = useWords();
  const lines = fails.map(id => ({
    key: id,
    text: problemOfCriterion(t, id),
  }));
  const falls =
    before.verdict !== after.verdict || before.level !== after.level;
  // The standing of a Model is that of its system, so that it may fall without failing itself.
  if (fails.length === 0 && loses.length === 0 && falls) {
    return <>{t('whatIf.supplyChain')}</>;
  }
  if (lines.length <= MOST_FAILURES) {
    return <Lines lines={lines} />;
  }
  return (
    <details>
      <summary className={styles.summary}>
        {t('whatIf.criteria', { count: lines.length })}
      </summary>
      <Lines lines={lines} />
    </details>
  );
}

function Lines(props: { lines: Array<{ key: string; text: string }> }) {
  const { lines } = props;
  if (lines.length === 0) {
    return <>–</>;
  }
  return (
    <ul className={styles.lines}>
      {lines.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
}
