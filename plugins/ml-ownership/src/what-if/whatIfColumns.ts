import { WhatIfEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { CsvColumn } from '../csv';
import { Translate } from '../words';

/** What a CSV file tells of an entity that would change. */
export function whatIfColumns(t: Translate): CsvColumn<WhatIfEntity>[] {
  return [
    { title: t('whatIf.columns.entity'), value: ({ entityRef }) => entityRef },
    { title: t('whatIf.columns.title'), value: ({ title }) => title },
    { title: t('whatIf.columns.kind'), value: ({ kind }) => kind },
    { title: t('whatIf.columns.tier'), value: ({ tier }) => tier },
    { title: t('whatIf.columns.owner'), value: ({ owner }) => owner },
    {
      title: t('whatIf.columns.loses'),
      value: ({ loses }) =>
        loses.map(loss => t(`whatIf.loss.${loss}`)).join(', '),
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
      value: ({ fails }) => fails.join(' '),
    },
  ];
}
