import {
  WhatIf,
  WhatIfEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Fragment } from 'react';
import { ListCsvButton } from '../../ui/csv';
import { EmptyState } from '../../ui/async-state';
import { EntityLink } from '../../ui/entity';
import { WhatIfTable } from './WhatIfTable';
import { useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './WhatIfResult.module.css';
import { newFailureText } from './newFailureText';
import { SharedFailure, sharedFailures } from './sharedFailures';
import { whatIfColumns } from './whatIfColumns';
import { whatIfSentence } from './whatIfSentence';

/** Maximum number of entities named with a failure; the table has all of them. */
const MAX_NAMED = 10;

/**
 * The effects in one sentence, and by entity.
 *
 * @param leaving - titles of people
 * @param dissolved - titles of groups
 * @param stale - the result belongs to a previous selection
 */
export function WhatIfResult(props: {
  answer: WhatIf;
  leaving: string[];
  dissolved: string[];
  stale: boolean;
}) {
  const { answer, leaving, dissolved, stale } = props;
  const { items, totals, hidden } = answer;
  const { t, formats } = useMlTranslation();
  if (totals.entities === 0 && hidden === 0) {
    return (
      <EmptyState title={t('whatIf.nothingTitle')}>
        {t('whatIf.nothing')}
      </EmptyState>
    );
  }
  const shared = sharedFailures(items);
  const isPart = items.length < totals.entities;
  return (
    <>
      <p className={styles.sentence} role="status">
        {stale
          ? t('whatIf.working')
          : whatIfSentence(t, formats, { leaving, dissolved }, answer)}
      </p>
      {hidden > 0 && (
        <p className={styles.note}>{t('whatIf.hidden', { count: hidden })}</p>
      )}
      {items.length > 0 && (
        <>
          {isPart && (
            <p className={styles.note} role="note">
              {t('whatIf.listed', { number: formats.number(items.length) })}
            </p>
          )}
          <SharedFailures failures={shared} isPart={isPart} />
          <WhatIfTable
            items={items}
            shared={new Set(shared.map(({ id }) => id))}
          />
          <ListCsvButton
            label={t('whatIf.csv')}
            fileName="what-if.csv"
            columns={whatIfColumns(t)}
            load={async () => ({
              items,
              totalItems: totals.entities,
              pageInfo: {},
            })}
          />
        </>
      )}
    </>
  );
}

function SharedFailures(props: { failures: SharedFailure[]; isPart: boolean }) {
  const { failures, isPart } = props;
  const { t } = useMlTranslation();
  if (failures.length === 0) {
    return null;
  }
  const title = t(isPart ? 'whatIf.sharedOfShown' : 'whatIf.shared');
  return (
    <div className={layout.text}>
      <p className={layout.text}>{title}</p>
      <ul className={styles.failures} aria-label={title}>
        {failures.map(({ id, entities }) => (
          <li key={id}>
            {t('whatIf.sharedFailure', {
              problem: newFailureText(t, id),
              entities: t('whatIf.entities', { count: entities.length }),
            })}
            <Entities entities={entities} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Entities(props: { entities: WhatIfEntity[] }) {
  const { entities } = props;
  const { t, formats } = useMlTranslation();
  const links = entities
    .slice(0, MAX_NAMED)
    .map(({ entityRef, title }, index) => (
      <Fragment key={entityRef}>
        {index > 0 && ', '}
        <EntityLink entityRef={entityRef} title={title} handover hideIcon />
      </Fragment>
    ));
  return (
    <div>
      {entities.length > MAX_NAMED
        ? t('whatIf.moreEntities', {
            entities: <>{links}</>,
            more: formats.number(entities.length - MAX_NAMED),
          })
        : links}
    </div>
  );
}
