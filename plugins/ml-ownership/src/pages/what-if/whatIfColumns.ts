import { WhatIfEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { CsvColumn } from '../../ui/csv';
import { TranslateFunction } from '../../translations';

/** Returns the CSV columns of the affected entities. */
export function whatIfColumns(t: TranslateFunction): CsvColumn<WhatIfEntity>[] {
  return [
    { title: t('whatIf.columns.entity'), value: ({ entityRef }) => entityRef },
    { title: t('whatIf.columns.title'), value: ({ title }) => title },
    { title: t('whatIf.columns.kind'), value: ({ kind }) => kind },
    { title: t('whatIf.columns.tier'), value: ({ tier }) => tier },
    { title: t('whatIf.columns.owner'), value: ({ owner }) => owner },
    {
      title: t('whatIf.columns.losses'),
      value: ({ losses }) =>
        losses.map(loss => t(`whatIf.loss.${loss}`)).join(', '),
    },
    {
      title: t('whatIf.columns.verdictBefore'),
      value: ({ before }) => t(`verdict.verdict.${before.verdict}`),
    },
    {
      title: t('whatIf.columns.levelBefore'),
      value: ({ before }) => before.level,
    },
    {
      title: t('whatIf.columns.verdictAfter'),
      value: ({ after }) => t(`verdict.verdict.${after.verdict}`),
    },
    {
      title: t('whatIf.columns.levelAfter'),
      value: ({ after }) => after.level,
    },
    {
      title: t('whatIf.columns.failing'),
      value: ({ newFailures }) => newFailures.join(' '),
    },
  ];
}
