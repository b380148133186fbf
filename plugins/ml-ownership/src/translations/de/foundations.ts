import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const foundations: TranslationOf<typeof en.foundations> = {
  title: 'Grundlagen',
  lead: 'Die zutreffenden Kriterien jeder Grundlage nach Zustand, die schwächste zuerst. Sie werden hier gezählt und ändern kein Urteil.',
  subject: 'die Grundlagen',
  kind: 'Art',
  none: {
    Model: 'Noch keine Modelle.',
    Dataset: 'Noch keine Datensätze.',
    Pipeline: 'Noch keine Pipelines.',
  },
  noneApplies: 'Kein Kriterium trifft zu.',
  passing: '{{pass}} von {{applicable}} erfüllt',
  state: {
    pass: 'Erfüllt',
    fail: 'Nicht erfüllt',
    unknown: 'Unbekannt',
    exempt: 'Ausgenommen',
  },
  count: '{{state}}: {{number}}',
  countIn: '{{state}}: {{number}} bei {{entities}}',
  link: '{{entities}}: {{foundation}}, {{state}}',
  entityLead:
    'Die zutreffenden Kriterien jeder Grundlage nach Zustand, die schwächste zuerst.',
  criteria_one: '{{count, number}} Kriterium',
  criteria_other: '{{count, number}} Kriterien',
};
