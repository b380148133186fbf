import { en } from '../en';
import { Translated } from '../Translated';

export const connectors: Translated<typeof en.connectors> = {
  subject: 'die Konnektoren',
  title: '„Nicht zu sehen“ heißt nicht „fehlt“',
  lead: 'Konnektoren lesen Belege aus anderen Systemen: Dokumente, Registries, CI, Alarme. Antwortet eines nicht, wird deshalb nichts erfüllt und nichts verfehlt. Was zuvor gesehen wurde, zählt weiter, bis es zu alt ist, und das Kriterium sagt, dass nichts zu sehen ist.',
  none: 'Kein Konnektor ist installiert',
  noneLead:
    'Scorecards stützen sich auf den Katalog, auf Eingetragenes und auf Meldungen von CI-Jobs. Damit Belege auch aus anderen Systemen gelesen werden, das Backend um ein Modul wie {{module}} ergänzen.',
  state: {
    never: 'Hat noch nicht nachgesehen',
    healthy: 'Antwortet',
    degraded: 'Antwortet mit Lücken',
    failing: 'Antwortet nicht',
  },
  meaning: {
    never: 'Es beginnt von selbst.',
    healthy: 'Alles Gesuchte war lesbar.',
    degraded:
      'Manches war nicht zu sehen; die betroffenen Kriterien sagen, warum.',
    failing:
      'Zurzeit ist nichts zu sehen. Deshalb wird nichts verfehlt; was zuvor gesehen wurde, wird älter.',
  },
  lastRun: 'Letzter Lauf',
  lastSuccess: 'Letzter Erfolg',
  never: 'Noch nie',
  looked: 'Angesehen',
  due: 'Bald wieder anzusehen',
  unreadable: 'Nicht ganz zu sehen',
  source: 'Was er sieht, zählt als',
  noEntity: 'Keine',
  entities_one: '{{count, number}} Entität',
  entities_other: '{{count, number}} Entitäten',
  lastError: 'Letzter Fehler',
  criteria_one: 'Beantwortet {{count, number}} Kriterium',
  criteria_other: 'Beantwortet {{count, number}} Kriterien',
};
