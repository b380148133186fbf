import { WhatIfEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../../ui/entity';
import { ScorecardChangeRow } from '../../entity/history';
import { useMlTranslation } from '../../translations';
import { newFailureText } from './newFailureText';
import layout from '../../ui/layout.module.css';
import styles from './WhatIfTable.module.css';

/**
 * The maximum number of failing criteria in a row; more of them are collapsed behind their count, to keep the row
 * short.
 */
const MAX_FAILURES = 2;

/**
 * The affected entities, the most critical first, as ordered by the backend.
 *
 * @param shared - ids of criteria listed in the summary; the failures of a row that has one are collapsed
 */
export function WhatIfTable(props: {
  items: WhatIfEntity[];
  shared: ReadonlySet<string>;
}) {
  const { items, shared } = props;
  const { t } = useMlTranslation();
  return (
    <div className={layout.scroll}>
      <table className={styles.table} aria-label={t('whatIf.table')}>
        <thead>
          <tr>
            <th scope="col">{t('whatIf.columns.entity')}</th>
            <th scope="col">{t('whatIf.columns.tier')}</th>
            <th scope="col">{t('whatIf.columns.owner')}</th>
            <th scope="col">{t('whatIf.columns.losses')}</th>
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
                  lines={item.losses.map(loss => ({
                    key: loss,
                    text: t(`whatIf.loss.${loss}`),
                  }))}
                />
              </td>
              <td>
                <ScorecardChangeRow before={item.before} after={item.after} />
              </td>
              <td>
                <Failures item={item} shared={shared} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Failures(props: { item: WhatIfEntity; shared: ReadonlySet<string> }) {
  const { shared } = props;
  const { before, after, newFailures, losses } = props.item;
  const { t } = useMlTranslation();
  const lines = newFailures.map(id => ({
    key: id,
    text: newFailureText(t, id),
  }));
  const falls =
    before.verdict !== after.verdict || before.level !== after.level;
  // The verdict and level of a Model are those of its system, so they may drop without a failure of the Model itself.
  if (newFailures.length === 0 && losses.length === 0 && falls) {
    return <>{t('whatIf.supplyChain')}</>;
  }
  if (lines.length <= MAX_FAILURES && !newFailures.some(id => shared.has(id))) {
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
    <ul className={layout.list}>
      {lines.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
}
