import { en } from '../en';
import { Translated } from '../Translated';

export const exemptions: Translated<typeof en.exemptions> = {
  list: 'Ausnahmen',
  state: {
    requested: 'Wartet auf Genehmigung',
    approved: 'In Kraft',
    refused: 'Abgelehnt',
    withdrawn: 'Zurückgezogen',
    ended: 'Vorbei',
  },
  until: 'bis {{day}}',
  askedBy: 'Beantragt von {{person}} {{when}}.',
  decided: {
    approved: 'Genehmigt von {{person}}.',
    approvedAt: 'Genehmigt von {{person}} {{when}}.',
    refused: 'Abgelehnt von {{person}}.',
    refusedAt: 'Abgelehnt von {{person}} {{when}}.',
    withdrawn: 'Zurückgezogen von {{person}}.',
    withdrawnAt: 'Zurückgezogen von {{person}} {{when}}.',
  },
  decision: {
    approve: 'Genehmigen',
    refuse: 'Ablehnen',
    withdraw: 'Zurückziehen',
  },
  decisionOf: {
    approve: 'Genehmigen: Ausnahme von {{title}}',
    refuse: 'Ablehnen: Ausnahme von {{title}}',
    withdraw: 'Zurückziehen: Ausnahme von {{title}}',
  },
  request: 'Ausnahme beantragen: {{title}}',
  requestLead:
    'Mit einer Ausnahme lässt sich die Stufe darüber für eine Zeit erreichen, höchstens Stufe 3; sie wird überall gezeigt, wo die Stufe steht. Jemand außerhalb des Teams, dem es gehört, muss sie genehmigen.',
  ask: 'Beantragen',
  why: 'Warum kann es warten?',
  whyHint:
    'Mindestens {{count, number}} Zeichen: Wer genehmigt, weiß nicht mehr als das.',
  untilLabel: 'Bis',
  untilHint: 'Höchstens {{count, number}} Tage ab heute.',
  requested:
    'Beantragt. Jemand außerhalb des Teams, dem es gehört, muss zustimmen; die Ausnahme steht unter „Ausnahmen und Einwände“.',
};
