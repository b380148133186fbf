import {
  getCriterion,
  MlKind,
  SMELLS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { criterionText, translateSmell } from '../../ui/criterion';
import { FIRST_PAGE } from '../../ui/filters';
import { UrlPatch, useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { scorecardsQuery } from './scorecardsQuery';
import styles from './LinkedFilters.module.css';

/** The filters that only links from other pages set, each with a button to remove it. */
export function LinkedFilters(props: { kind?: MlKind }) {
  const { kind } = props;
  const { params, update } = useUrlState();
  const { t } = useMlTranslation();
  const { criterion, criterionState, smell } = scorecardsQuery(params, {
    kind,
  });
  const filters: Array<{ key: string; text: string; without: UrlPatch }> = [];
  if (criterion) {
    const title = criterionText(
      t,
      criterion,
      'title',
      getCriterion(criterion).title,
    );
    filters.push({
      key: 'criterion',
      text: criterionState
        ? t('verdict.titleInState', {
            state: criterionState
              .map(state => t(`foundations.state.${state}`))
              .join(', '),
            title,
          })
        : title,
      without: { criterion: undefined, criterionState: undefined },
    });
  }
  for (const id of smell ?? []) {
    filters.push({
      key: id,
      text: translateSmell(t, { id, ...SMELLS[id] }, 'title'),
      without: { smell: smell?.filter(other => other !== id) },
    });
  }
  if (filters.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list}>
      {filters.map(({ key, text, without }) => (
        <li key={key}>
          <Button
            size="small"
            variant="secondary"
            iconEnd={<RiCloseLine />}
            aria-label={t('scorecards.removeFilter', { filter: text })}
            onPress={() => update({ ...without, ...FIRST_PAGE })}
          >
            {text}
          </Button>
        </li>
      ))}
    </ul>
  );
}
