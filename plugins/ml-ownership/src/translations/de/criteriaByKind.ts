import { KindMessages } from '../en/criteria';

const INPUTS = 'Die Datensätze im Katalog beschreiben und hier angeben.';

const SIGNALS = 'Die fehlenden Signale überwachen und aufführen.';

export const criteriaByKind: Record<string, KindMessages> = {
  'retrain.runbook.Dataset': {
    title: 'Runbook für den Neuaufbau ist verlinkt',
    why: 'Ohne Runbook steckt der Neuaufbau im Gedächtnis einer Person.',
    problem: 'kein Runbook sagt, wie er neu aufgebaut wird',
    remedy:
      'Aufschreiben, wie der Datensatz neu aufgebaut oder nachgefüllt wird, und das Dokument verlinken.',
  },
  'retrain.runbook.Pipeline': {
    title: 'Runbook für die erneute Ausführung ist verlinkt',
    why: 'Ohne Runbook steckt die Ausführung im Gedächtnis einer Person.',
    problem: 'kein Runbook sagt, wie sie erneut ausgeführt wird',
    remedy:
      'Aufschreiben, wie die Pipeline erneut ausgeführt wird, und das Dokument verlinken.',
  },
  'retrain.inputs.Pipeline': { remedy: INPUTS },
  'retrain.runbook-readable.Dataset': {
    title: 'Dem Runbook für den Neuaufbau lässt sich folgen',
    problem: 'seinem Runbook für den Neuaufbau lässt sich nicht folgen',
  },
  'retrain.runbook-readable.Pipeline': {
    title: 'Dem Runbook für die erneute Ausführung lässt sich folgen',
    problem: 'ihrem Runbook für die erneute Ausführung lässt sich nicht folgen',
  },
  'retrain.trigger.Pipeline': {
    title: 'Auslöser und Schranken für die erneute Ausführung sind festgelegt',
    passesWhen:
      'Es steht fest, wann sie erneut ausgeführt wird und wann nicht, und ein vorhandener Genehmiger ist genannt.',
    why: 'Eine Ausführung mit schlechten Daten ist schlimmer als keine; jemand muss Nein sagen können.',
    problem:
      'Auslöser und Schranken für die erneute Ausführung sind nicht festgelegt',
    problemIfMissing:
      'der Genehmiger der erneuten Ausführung ist nicht im Katalog',
    remedy:
      'Festlegen, wann sie erneut ausgeführt wird und wann nicht, und einen Genehmiger nennen.',
  },
  'retrain.drill.Dataset': {
    title: 'Ein anderes Team hat ihn neu aufgebaut',
    problem: 'ein anderes Team wollte ihn neu aufbauen und konnte es nicht',
    remedy:
      'Eine Übung planen: Ein anderes Team baut ihn allein mit der Dokumentation neu auf.',
  },
  'retrain.drill.Pipeline': {
    title: 'Ein anderes Team hat sie erneut ausgeführt',
    problem: 'ein anderes Team wollte sie erneut ausführen und konnte es nicht',
    remedy:
      'Eine Übung planen: Ein anderes Team führt sie allein mit der Dokumentation erneut aus.',
  },
  'observe.signals.Dataset': { remedy: SIGNALS },
  'observe.signals.Pipeline': { remedy: SIGNALS },
};
