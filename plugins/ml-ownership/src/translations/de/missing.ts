import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const missing: TranslationOf<typeof en.missing> = {
  mark: 'nicht im Katalog',
  marked: '{{title}} (nicht im Katalog)',
  problem: {
    'ownership.group': 'der angegebene Eigentümer ist nicht im Katalog',
    'ownership.authors': 'keiner der angegebenen Autoren ist im Katalog',
    'boundaries.system': 'das angegebene System ist nicht im Katalog',
    'ownership.beyond-author': 'die betreibende Gruppe ist nicht im Katalog',
    'boundaries.platform':
      'der angegebene Eigentümer der Plattform ist nicht im Katalog',
    'change.decisions':
      'ein angegebener Genehmiger von Änderungen ist nicht im Katalog',
    'recover.escalation': 'ein Eskalationskontakt ist nicht im Katalog',
    'retrain.trigger':
      'der angegebene Genehmiger des Trainings ist nicht im Katalog',
    'deploy.release-criteria':
      'ein angegebener Genehmiger von Freigaben ist nicht im Katalog',
    'observe.on-call':
      'niemand hat Bereitschaft, weil die betreibende Gruppe nicht im Katalog ist',
  },
  title: 'Im Katalog fehlende Gruppen und Personen',
  lead: 'Entitäten nennen diese Gruppen und Personen als Eigentümer, Betreiber, Genehmiger oder Kontakt, aber im Katalog fehlen sie, deshalb kann niemand gerufen werden. Sie in den Katalog aufnehmen oder andere angeben.',
  subject: 'die fehlenden Gruppen und Personen',
  shown: '{{shown}} von {{total}} sind zu sehen.',
  more: '{{entities}} und {{more}} weitere',
  role: {
    owner: 'Eigentümer von {{entities}}',
    operator: 'Betreiber von {{entities}}',
    author: 'Autor von {{entities}}',
    steward: 'Data Steward von {{entities}}',
    decider: 'Genehmiger von Änderungen oder Training: {{entities}}',
    approver: 'Genehmiger von Freigaben: {{entities}}',
    escalation: 'Eskalationskontakt für {{entities}}',
    'platform-owner': 'Eigentümer der Plattform von {{entities}}',
  },
  nobodyCanBeCalled:
    '{{ref}} ist nicht im Katalog, deshalb kann niemand gerufen werden',
  team: '{{ref}} ist nicht im Katalog. Bis die Gruppe dort steht oder eine andere angegeben ist, kann für die Entitäten unten niemand gerufen werden.',
};
