import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const beforeYouBuy: TranslationOf<typeof en.beforeYouBuy> = {
  title: 'Vor dem Kauf',
  choose: 'Werkzeug und Team',
  tool: 'Werkzeug',
  team: 'Eigentümer',
  subject: 'die Entscheidungen',
  heading: 'Vor dem Kauf: {{tool}}',
  scope: 'Für alle lesbaren Entitäten.',
  scopeOf: 'Für die Entitäten, die {{team}} und den Gruppen darunter gehören.',
  noScore:
    'Diese Seite ändert kein Urteil: Urteile folgen aus Belegen, und ein Kauf ist kein Beleg.',
  nothing: {
    Model: 'Noch kein Modell: Alle Entscheidungen sind offen.',
    Dataset: 'Noch kein Datensatz: Alle Entscheidungen sind offen.',
    Pipeline: 'Noch keine Pipeline: Alle Entscheidungen sind offen.',
  },
  tools: {
    registry: {
      name: 'Modell-Registry',
      first:
        'Freigaberegeln vor der Registry. Sie speichert Versionen; welche davon freigegeben werden dürfen und wer sie befördert, entscheidet sie nicht.',
      hides:
        'Eine Registry gibt jeder Version eine Nummer und eine Stufe. Das sieht nach einem Freigabeprozess aus, auch wenn nirgends steht, was eine Version freigabefähig macht.',
    },
    orchestrator: {
      name: 'Orchestrierung',
      first:
        'Ein verlässlicher Pipeline-Vertrag vor der Orchestrierung. Sie startet Läufe; was hineingeht, was herauskommt und was bei Änderungen geschieht, entscheidet sie nicht.',
      hides:
        'Eine Orchestrierung startet und wiederholt Pipelines nach Plan. Grüne Läufe sehen verlässlich aus, auch wenn Eingaben und Verträge nicht angegeben sind und kein anderes Team sie ausführen könnte.',
    },
    'feature-store': {
      name: 'Feature-Store',
      first:
        'Stabile Zuständigkeit für Features vor dem Feature-Store. Er teilt Features; wem sie gehören, was sie zusagen und wo ihre Logik liegt, entscheidet er nicht.',
      hides:
        'In einem Feature-Store sind Features leicht zu finden und wiederzuverwenden. Das sieht sicher aus, auch wenn sie niemandem gehören oder Training und Inferenz sie verschieden berechnen.',
    },
    'serving-platform': {
      name: 'Serving-Plattform',
      first:
        'Ein Betriebsmodell vor der Plattform. Sie führt Modelle aus; wer Bereitschaft hat, wer sich um Ausfälle und Regressionen kümmert und wer zurückrollt, entscheidet sie nicht.',
      hides:
        'Eine Plattform startet neu und skaliert, was auf ihr läuft. Ein Modell sieht betrieben aus, auch wenn kein Team darauf eingerichtet ist, es zu betreiben.',
    },
    monitoring: {
      name: 'Monitoring',
      first:
        'Signale und Bereitschaft vor dem Monitoring. Es speichert Metriken; welche davon zählen und wer auf einen Alarm reagiert, entscheidet es nicht.',
      hides:
        'Ein Dashboard mit Metriken des Dienstes sieht vollständig aus, auch wenn niemand Datenqualität, Drift und fachliche Relevanz beobachtet und auf Alarme reagiert.',
    },
  },
  decisions: {
    title: 'Zuerst entscheiden',
    about: '({{kind}}; {{foundation}})',
  },
  state: {
    title: 'Aktueller Stand',
    lead: '{{made, number}} von {{all, number}} Entscheidungen sind für alle Entitäten getroffen, auf die sie zutreffen.',
    decision: 'Entscheidung',
  },
  gaps: {
    title: 'Was das Werkzeug verdecken würde',
    smell: '{{entities}} mit dem Warnzeichen „{{smell}}“:',
    noSmell: 'Keine Entität hat das Warnzeichen „{{smell}}“.',
    gap: '{{entities}}: {{problem}}',
    none: 'Keine Entität verfehlt eines dieser Kriterien.',
  },
  steps: {
    title: 'Kürzeste Liste der Schritte',
    lead: 'Was für die Entscheidungen zu tun ist, die für Entitäten in Tier 1 und 2 nicht getroffen sind, die häufigsten zuerst.',
    lacking: '„{{title}}“ ist für {{entities}} in Tier 1 oder 2 nicht erfüllt.',
    none: 'Keine: Keiner Entität in Tier 1 oder 2 fehlt eine dieser Entscheidungen.',
  },
};
