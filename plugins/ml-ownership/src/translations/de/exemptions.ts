import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const exemptions: TranslationOf<typeof en.exemptions> = {
  list: 'Ausnahmen',
  state: {
    requested: 'Wartet auf Genehmigung',
    approved: 'In Kraft',
    rejected: 'Abgelehnt',
    withdrawn: 'Zurückgezogen',
    expired: 'Abgelaufen',
  },
  until: 'bis {{day}}',
  askedBy: 'Beantragt von {{person}} {{when}}.',
  decided: {
    approved: 'Genehmigt von {{person}}.',
    approvedAt: 'Genehmigt von {{person}} {{when}}.',
    rejected: 'Abgelehnt von {{person}}.',
    rejectedAt: 'Abgelehnt von {{person}} {{when}}.',
    withdrawn: 'Zurückgezogen von {{person}}.',
    withdrawnAt: 'Zurückgezogen von {{person}} {{when}}.',
  },
  decision: {
    approve: 'Genehmigen',
    reject: 'Ablehnen',
    withdraw: 'Zurückziehen',
  },
  decisionOf: {
    approve: 'Genehmigen: Ausnahme von {{title}}',
    reject: 'Ablehnen: Ausnahme von {{title}}',
    withdraw: 'Zurückziehen: Ausnahme von {{title}}',
  },
  request: 'Ausnahme beantragen: {{title}}',
  requestLead:
    'Mit einer befristeten Ausnahme kann die Fähigkeit höchstens Stufe 3 erreichen; sie wird überall gezeigt, wo die Stufe steht. Genehmigt wird sie außerhalb des Eigentümer-Teams.',
  ask: 'Beantragen',
  why: 'Grund',
  whyHint:
    'Mindestens {{count, number}} Zeichen. Wer genehmigt, sieht nur diesen Text.',
  untilLabel: 'Bis',
  untilHint: 'Höchstens {{count, number}} Tage ab heute.',
  requested:
    'Beantragt. Jemand außerhalb des Eigentümer-Teams muss sie genehmigen; siehe „Ausnahmen und Einwände“.',
};
