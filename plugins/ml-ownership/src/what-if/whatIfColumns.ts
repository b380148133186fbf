import { WhatIfEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { CsvColumn } from '../csv';
import { VERDICT_WORDS } from '../verdict';
import { lossWords } from './whatIfSentence';

/** What a CSV file tells of an entity that would change. */
export const whatIfColumns: CsvColumn<WhatIfEntity>[] = [
  { title: 'Entity', value: ({ entityRef }) => entityRef },
  { title: 'Title', value: ({ title }) => title },
  { title: 'Kind', value: ({ kind }) => kind },
  { title: 'Tier', value: ({ tier }) => tier },
  { title: 'Owner', value: ({ owner }) => owner },
  {
    title: 'Would lose',
    value: ({ loses }) => loses.map(loss => lossWords(loss, 1)).join(', '),
  },
  {
    title: 'Verdict before',
    value: ({ before }) => VERDICT_WORDS[before.verdict],
  },
  { title: 'Level before', value: ({ before }) => before.level },
  {
    title: 'Verdict after',
    value: ({ after }) => VERDICT_WORDS[after.verdict],
  },
  { title: 'Level after', value: ({ after }) => after.level },
  {
    title: 'Criteria that would fail',
    value: ({ fails }) => fails.join(' '),
  },
];
