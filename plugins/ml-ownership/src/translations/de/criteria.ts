import { CriterionMessages } from '../en/criteria';

/** Texts of the criteria that only a drill can prove. */
const DRILL = {
  passesWhen: 'Eine gültige Übung wurde bestanden.',
  why: 'Erst wer es tut, beweist, dass es geht.',
};

const RUNBOOK =
  'Das Dokument existiert, enthält Voraussetzungen, Schritte und eine Prüfung des Ergebnisses und braucht keine bestimmte Person.';

const BETTER_RUNBOOK =
  'Das Runbook um Voraussetzungen, Schritte und eine Prüfung des Ergebnisses ergänzen und „jemanden fragen“ durch einen Weg ersetzen, es selbst herauszufinden.';

export const criteria: Record<string, CriterionMessages> = {
  'ownership.group': {
    title: 'Gehört einer Gruppe',
    passesWhen:
      'Eigentümer ist eine vorhandene Gruppe mit mindestens zwei Mitgliedern; Mitglieder der Gruppen darunter zählen mit.',
    why: 'Was einer Person gehört, steht still, wenn sie weg ist.',
    problem: 'es gehört keiner Gruppe von zwei oder mehr Personen',
    remedy:
      'Eine Gruppe mit mindestens zwei Mitgliedern als Eigentümer angeben.',
  },
  'ownership.authors': {
    title: 'Autoren sind genannt',
    passesWhen: 'Mindestens ein Autor ist genannt und als User vorhanden.',
    why: 'Ob es auch jemand anderes betreiben kann, lässt sich nur sagen, wenn die Autoren bekannt sind.',
    problem: 'die Autoren sind nicht genannt',
    remedy:
      'Die User nennen, die es gebaut haben. Sie bleiben auch nach einer Übergabe Autoren.',
  },
  'boundaries.system': {
    title: 'Teil eines Systems',
    passesWhen: 'Es ist Teil eines vorhandenen Systems.',
    why: 'Ein Teil ohne System hat keine Grenze, an der ein Team übernehmen könnte.',
    problem: 'es ist nicht Teil eines Systems',
    remedy: 'Das System angeben, zu dem es gehört.',
  },
  'ownership.beyond-author': {
    title: 'Nicht nur von den Autoren betrieben',
    passesWhen: 'Die betreibende Gruppe hat ein Mitglied, das kein Autor ist.',
    why: 'Haben nur die Autoren Bereitschaft, geht das Wissen mit ihnen.',
    problem: 'nur die Autoren betreiben es',
    remedy:
      'Eine betreibende Gruppe angeben, in der auch Personen sind, die keine Autoren sind, oder eine solche Person in die Gruppe aufnehmen.',
  },
  'boundaries.platform': {
    title: 'Zuständigkeiten der Plattform sind dokumentiert',
    passesWhen:
      'Der Eigentümer der Plattform ist vorhanden, und seine Zuständigkeiten sind angegeben.',
    why: 'Bei einem Vorfall kostet die Frage „Liegt das an uns oder an der Plattform?“ am meisten Zeit.',
    problem: 'die Zuständigkeiten der Plattform sind nicht dokumentiert',
    remedy:
      'Die Gruppe nennen, der die Plattform gehört, und ihre Zuständigkeiten.',
  },
  'boundaries.contract': {
    title: 'Daten anderer Teams haben Verträge',
    passesWhen:
      'Jede angegebene direkte Eingabe eines anderen Teams ist eine API oder ein Datensatz mit erfülltem Vertrag.',
    why: 'Ohne Vertrag kann ein anderes Team es beschädigen, ohne es zu merken.',
    problem: 'es hängt ohne Vertrag von einem anderen Team ab',
    remedy:
      'Mit dem Eigentümer des Datensatzes einen Datenvertrag vereinbaren und ihn dort verlinken lassen; oder einen Datensatz nutzen, der einen hat.',
  },
  'change.decisions': {
    title: 'Genehmiger für Änderungen sind genannt',
    passesWhen:
      'Die Genehmiger für Änderungen an Daten, Code und Modell sind genannt.',
    why: 'Ein Modell ändert sich durch Daten, Code und Verhalten, oft in drei Teams; ohne Genehmiger ändert es sich aus Versehen.',
    problem: 'für Änderungen ist kein Genehmiger genannt',
    remedy: 'Nennen, wer Änderungen an Daten, Code und Modell genehmigt.',
  },
  'data.contract': {
    title: 'Hat einen Datenvertrag',
    passesWhen:
      'Der Vertrag ist erreichbar und lesbar und nennt Schema und Eigentümer.',
    why: 'Nutzer müssen wissen, worauf sie sich verlassen können.',
    problem: 'die Daten haben keinen Vertrag',
    remedy:
      'Ein ODCS- oder Croissant-Dokument mit Schema und Eigentümer schreiben und verlinken.',
  },
  'data.freshness': {
    title: 'Ziel für die Aktualität ist angegeben',
    passesWhen:
      'Ein Ziel für die Aktualität ist als Dauer nach ISO 8601 angegeben.',
    why: 'Daten können nicht zu spät sein, wenn nirgends steht, wann sie fällig sind.',
    problem: 'kein Ziel für die Aktualität ist angegeben',
    remedy:
      'Das höchste Alter der neuesten Daten als Dauer nach ISO 8601 angeben.',
  },
  'ownership.access': {
    title: 'Die betreibende Gruppe hat den nötigen Zugriff',
    passesWhen:
      'Die betreibende Gruppe hat Zugriff auf Workflow, Registry und Daten.',
    why: 'Ein Runbook, das mit „Zugriff verweigert“ endet, ist keines.',
    problem: 'der betreibenden Gruppe fehlt nötiger Zugriff',
    remedy:
      'Der betreibenden Gruppe Zugriff auf Workflow, Registry und Daten geben und das bestätigen lassen.',
  },
  'retrain.runbook': {
    title: 'Runbook für neues Training ist verlinkt',
    passesWhen: 'Ein Runbook ist angegeben.',
    why: 'Ohne Runbook steckt das Training im Gedächtnis einer Person.',
    problem: 'kein Runbook sagt, wie es neu trainiert wird',
    remedy:
      'Aufschreiben, wie es neu trainiert wird, und das Dokument verlinken.',
  },
  'retrain.pipeline': {
    title: 'Erzeugende Pipeline ist im Katalog',
    passesWhen: 'spec.producedBy verweist auf eine vorhandene Pipeline.',
    why: 'Was in einem Notebook entstand, kann niemand sonst neu bauen.',
    problem: 'keine erzeugende Pipeline ist angegeben',
    remedy: 'Die Pipeline im Katalog beschreiben und hier angeben.',
  },
  'retrain.inputs': {
    title: 'Eingangsdatensätze sind im Katalog',
    passesWhen:
      'Alle angegebenen Eingangsdatensätze sind im Katalog vorhanden.',
    why: 'Derselbe Code mit anderen Daten ist ein anderes Modell.',
    problem: 'die Eingangsdaten sind nicht angegeben',
    remedy: 'Die Datensätze im Katalog beschreiben und hier angeben.',
  },
  'retrain.runbook-readable': {
    title: 'Dem Runbook für neues Training lässt sich folgen',
    passesWhen: RUNBOOK,
    why: 'Ein Runbook ist für die Person geschrieben, die es noch nie getan hat.',
    problem: 'seinem Runbook für neues Training lässt sich nicht folgen',
    remedy: BETTER_RUNBOOK,
  },
  'retrain.trigger': {
    title: 'Auslöser und Schranken für das Training sind festgelegt',
    passesWhen:
      'Es steht fest, wann neu trainiert wird und wann nicht, und ein vorhandener Genehmiger ist genannt.',
    why: 'Training mit schlechten Daten ist schlimmer als keines; jemand muss Nein sagen können.',
    problem: 'Auslöser und Schranken für das Training sind nicht festgelegt',
    remedy:
      'Festlegen, wann neu trainiert wird und wann nicht, und einen Genehmiger nennen.',
  },
  'retrain.inputs-versioned': {
    title: 'Eingangsdaten sind versioniert',
    passesWhen:
      'Jeder Eingangsdatensatz gibt an, wie eine Version festgehalten wird.',
    why: 'Ändern sich Daten unter demselben Namen, lässt sich das Training nicht wiederholen.',
    problem: 'die Eingangsdaten sind nicht versioniert',
    remedy:
      'In jedem Eingangsdatensatz angeben, wie eine Version festgehalten wird.',
  },
  'retrain.environment': {
    title: 'Die Trainingsumgebung ist festgelegt',
    passesWhen: 'Die Lock-Datei oder der Image-Digest ist erreichbar.',
    why: '„Bei mir läuft es“ ist keine Umgebung.',
    problem: 'seine Trainingsumgebung ist nicht festgelegt',
    remedy:
      'Die Lock-Datei verlinken oder das Image mit seinem Digest angeben.',
  },
  'retrain.run': {
    title: 'Der letzte Lauf war erfolgreich',
    passesWhen:
      'Der letzte Lauf der erzeugenden Pipeline war erfolgreich, ist nicht zu alt und lief auf dem aktuellen Stand des Codes.',
    why: 'Ein Workflow, der länger nicht lief, läuft vielleicht gar nicht mehr.',
    problem: 'der letzte Lauf schlug fehl oder ist zu alt',
    remedy:
      'Die Pipeline auf dem aktuellen Stand des Codes ausführen, bis sie erfolgreich ist, und den Lauf melden lassen.',
  },
  'retrain.tests': {
    title: 'Automatische Tests sind erfolgreich',
    passesWhen:
      'Automatische Tests waren auf dem aktuellen Stand des Codes erfolgreich.',
    why: 'Wer es nicht geschrieben hat, ändert es nur, wenn Tests Fehler auffangen.',
    problem: 'die Tests sind nicht erfolgreich',
    remedy:
      'Die Pipeline in der CI testen und das Ergebnis für jeden Commit melden lassen.',
  },
  'retrain.traceable': {
    title: 'Version im Einsatz ist auf ihren Trainingslauf zurückführbar',
    passesWhen:
      'Die Version im Einsatz verweist auf einen Lauf mit Parametern, Metriken, Commit des Codes und Digests der Eingaben.',
    why: 'Ohne seinen Trainingslauf ist ein Modell nur eine Datei.',
    problem:
      'die Version im Einsatz ist nicht auf ihren Trainingslauf zurückführbar',
    remedy:
      'Modellversionen mit ihrem Lauf registrieren und dort Parameter, Metriken, Commit des Codes und Digests der Eingaben festhalten.',
  },
  'retrain.inputs-retrievable': {
    title: 'Trainingsdaten der Version im Einsatz sind noch verfügbar',
    passesWhen: 'Die Eingangsversionen des Trainingslaufs sind noch abrufbar.',
    why: 'Mit einer Version, die nach ihrer Frist gelöscht wurde, lässt sich nicht mehr trainieren.',
    problem:
      'die Trainingsdaten der Version im Einsatz sind nicht mehr verfügbar',
    remedy:
      'Die Eingangsversionen aufbewahren, solange ein mit ihnen trainiertes Modell im Einsatz ist.',
  },
  'retrain.lineage-matches': {
    title: 'Beobachtete Eingaben entsprechen den Angaben',
    passesWhen: 'Keine nicht angegebene Eingabe wurde beobachtet.',
    why: 'Die nicht angegebene Eingabe ist die, an der es zerbricht.',
    problem: 'es liest Daten, die es nicht angibt',
    remedy: 'Jede beobachtete Eingabe angeben oder nicht mehr lesen.',
  },
  'retrain.inputs-fresh': {
    title: 'Eingangsdaten sind aktuell',
    passesWhen:
      'Der letzte beobachtete Schreibvorgang liegt innerhalb der angegebenen Aktualität.',
    why: 'Alte Daten machen ein neues Modell alt.',
    problem: 'die Eingangsdaten sind älter als angegeben',
    remedy:
      'Herausfinden, warum die Daten nicht rechtzeitig geschrieben wurden; beheben oder ein realistisches Ziel für die Aktualität angeben.',
  },
  'retrain.drill': {
    ...DRILL,
    title: 'Ein anderes Team hat es neu trainiert',
    problem: 'ein anderes Team wollte es neu trainieren und konnte es nicht',
    remedy:
      'Eine Übung planen: Ein anderes Team trainiert es allein mit der Dokumentation neu.',
  },
  'deploy.workflow': {
    title: 'Deployment-Workflow ist verlinkt',
    passesWhen: 'Der Workflow ist angegeben.',
    why: 'Ein manuelles Deployment hängt an einer Person.',
    problem: 'kein Deployment-Workflow ist verlinkt',
    remedy: 'Den Workflow verlinken, der es ausliefert (veröffentlicht).',
  },
  'deploy.runbook-readable': {
    title: 'Dem Runbook zum Ausliefern lässt sich folgen',
    passesWhen: RUNBOOK,
    why: 'Ein Runbook ist für die Person geschrieben, die es noch nie getan hat.',
    problem: 'seinem Runbook zum Ausliefern lässt sich nicht folgen',
    remedy:
      'Ein Runbook mit Voraussetzungen, Schritten und einer Prüfung des Ergebnisses verlinken.',
  },
  'deploy.release-criteria': {
    title: 'Freigabekriterien und Genehmiger sind dokumentiert',
    passesWhen:
      'Die Freigabekriterien sind dokumentiert, und die Genehmiger sind vorhanden.',
    why: 'Ohne Kriterien ist „gut genug“ die Meinung des Autors.',
    problem: 'Freigabekriterien sind nicht dokumentiert',
    remedy:
      'Aufschreiben und verlinken, was eine Version für die Freigabe erfüllen muss, und nennen, wer sie genehmigt.',
  },
  'deploy.promotion': {
    title: 'Der Weg in die Produktion ist festgelegt',
    passesWhen:
      'Die Umgebungen sind in ihrer Reihenfolge angegeben, mit dem weitergegebenen Artefakt und der Regel dafür.',
    why: 'Was getestet wurde, muss das sein, was weitergegeben wird.',
    problem: 'der Weg in die Produktion ist nicht festgelegt',
    remedy:
      'Die Umgebungen in ihrer Reihenfolge angeben, dazu das weitergegebene Artefakt und die Regel.',
  },
  'deploy.versioned-together': {
    title: 'Code, Daten und Umgebung haben eine gemeinsame Version',
    passesWhen: 'Code, Daten und Umgebung haben eine gemeinsame Version.',
    why: 'Sind die drei getrennt versioniert, ist kein gemeinsamer Rollback möglich.',
    problem: 'Code, Daten und Umgebung haben keine gemeinsame Version',
    remedy:
      'Code, Daten und Umgebung mit einer Version festhalten und das angeben.',
  },
  'deploy.artifact': {
    title: 'Artefakt im Einsatz ist unveränderlich',
    passesWhen:
      'Das Artefakt im Einsatz ist eine unveränderliche Version der Registry oder ein Digest.',
    why: 'Eine Datei, die sich überschreiben lässt, ist keine Freigabe.',
    problem: 'das Artefakt im Einsatz lässt sich überschreiben',
    remedy:
      'Eine Version der Registry oder einen Digest einsetzen, keinen Pfad, der sich überschreiben lässt.',
  },
  'deploy.environment': {
    title: 'Die Umgebung im Betrieb ist festgelegt',
    passesWhen:
      'Das Image im Betrieb ist festgelegt und gleicht dem des Trainings, oder der Unterschied ist dokumentiert.',
    why: 'Unterschiedliche Bibliotheken in Training und Betrieb ändern Vorhersagen unbemerkt.',
    problem: 'die Umgebung im Betrieb ist nicht festgelegt',
    remedy:
      'Das Image im Betrieb mit seinem Digest angeben. Weicht es vom Image des Trainings ab, den Unterschied dokumentieren.',
  },
  'deploy.run': {
    title: 'Letztes Deployment lief über den Workflow',
    passesWhen: 'Das letzte Deployment kam aus dem Workflow, nicht von Hand.',
    why: 'Manuelle Änderungen überschreibt das nächste Deployment.',
    problem: 'das letzte Deployment war manuell',
    remedy:
      'Über den Workflow ausliefern und ihn seine Deployments melden lassen.',
  },
  'deploy.gate': {
    title: 'An zurückgehaltenen Daten evaluiert',
    passesWhen:
      'Die Version im Einsatz hat eine Evaluierung an Daten bestanden, die nicht zum Training dienten.',
    why: 'Ein Modell, das an seinen Trainingsdaten evaluiert wird, sieht immer gut aus.',
    problem:
      'die Version im Einsatz wurde nicht an zurückgehaltenen Daten evaluiert',
    remedy:
      'Jede Version vor der Weitergabe an zurückgehaltenen Daten evaluieren und das Ergebnis festhalten.',
  },
  'deploy.acceptance': {
    title: 'Version im Einsatz ist genehmigt',
    passesWhen:
      'Ein genannter Genehmiger hat die Version im Einsatz genehmigt.',
    why: 'Für eine Freigabe, die niemand genehmigt hat, steht niemand ein.',
    problem: 'die Version im Einsatz ist nicht genehmigt',
    remedy: 'Die Version im Einsatz von einem der Genehmiger freigeben lassen.',
  },
  'deploy.schema': {
    title: 'Das Schema entspricht dem Vertrag',
    passesWhen: 'Das zuletzt beobachtete Schema entspricht dem Vertrag.',
    why: 'Ein Vertrag, den die Daten verletzen, ist eine Falle.',
    problem: 'das Schema verletzt den Vertrag',
    remedy:
      'Die Daten korrigieren oder mit den Nutzern eine neue Fassung des Vertrags vereinbaren.',
  },
  'deploy.drill': {
    ...DRILL,
    title: 'Ein anderes Team hat es ausgeliefert',
    problem: 'ein anderes Team wollte es ausliefern und konnte es nicht',
    remedy:
      'Eine Übung planen: Ein anderes Team liefert es allein mit der Dokumentation aus.',
  },
  'observe.dashboard': {
    title: 'Ein Dashboard ist verlinkt',
    passesWhen: 'Mindestens ein Dashboard ist angegeben.',
    why: 'Was nicht zu sehen ist, wird durch Raten repariert.',
    problem: 'kein Dashboard ist verlinkt',
    remedy: 'Ein Dashboard verlinken.',
  },
  'observe.on-call': {
    title: 'Jemand hat Bereitschaft',
    passesWhen:
      'Die Entität oder ihre betreibende Gruppe gibt eine Bereitschaft an, oder ein Konnektor findet eine.',
    why: 'Ein Alarm, der niemanden erreicht, ist Lärm.',
    problem: 'niemand hat Bereitschaft dafür',
    remedy:
      'Die Bereitschaft als Annotation angeben, am besten an der betreibenden Gruppe, sonst an der Entität selbst.',
  },
  'observe.signals': {
    title: 'Nötige Signale werden überwacht',
    passesWhen:
      'Modelle: Zustand des Dienstes, Aktualität oder Qualität der Daten, Qualität oder Drift der Vorhersagen, Repräsentativität der Labels, geschäftliche Bedeutung. Datensätze und Pipelines: Zustand der Läufe oder Aktualität, Vollständigkeit oder Qualität.',
    why: 'Ein Modell kann laufen, schnell sein und falsch liegen.',
    problem: 'einige nötige Signale werden nicht überwacht',
    remedy: 'Die fehlenden Signale überwachen und angeben.',
  },
  'observe.feature-logic': {
    title: 'Ort der Feature-Logik ist dokumentiert',
    passesWhen:
      'Der Code oder die Pipeline, die die Features berechnet, ist genannt.',
    why: 'Die meisten stillen Modellfehler stecken in den Features.',
    problem: 'der Ort der Feature-Logik ist nicht dokumentiert',
    remedy: 'Den Code oder die Pipeline nennen, die die Features berechnet.',
  },
  'observe.feedback': {
    title: 'Tatsächliche Ergebnisse werden gesammelt',
    passesWhen: 'Die Quelle der Labels oder Ergebnisse ist angegeben.',
    why: 'Ohne Ergebnisse weiß niemand, ob Vorhersagen stimmen.',
    problem: 'tatsächliche Ergebnisse werden nicht gesammelt',
    remedy: 'Angeben, wo Labels oder Ergebnisse ankommen.',
  },
  'observe.skew': {
    title: 'Training und Betrieb teilen die Feature-Logik',
    passesWhen: 'Training und Betrieb verweisen auf dieselbe Feature-Logik.',
    why: 'Logik, die zweimal implementiert ist, läuft auseinander.',
    problem: 'Training und Betrieb berechnen Features getrennt',
    remedy: 'In Training und Betrieb denselben Feature-Code verwenden.',
  },
  'observe.alerts': {
    title: 'Alarme erreichen die betreibende Gruppe',
    passesWhen:
      'Alarmregeln sind im Alarmsystem vorhanden und werden an die betreibende Gruppe geleitet.',
    why: 'Alarme, die noch an den Autor gehen, wecken die falsche Person.',
    problem: 'die Alarme erreichen die betreibende Gruppe nicht',
    remedy: 'Alarmregeln anlegen und an die betreibende Gruppe leiten.',
  },
  'observe.data-checks': {
    title: 'Datenprüfungen laufen und sind erfolgreich',
    passesWhen:
      'Prüfungen auf Aktualität und Vollständigkeit liefen, waren erfolgreich und sind nicht zu alt.',
    why: 'Schlechte Daten sind leichter aufzuhalten als zu erklären.',
    problem: 'die Datenprüfungen schlagen fehl oder laufen nicht',
    remedy:
      'Aktualität und Vollständigkeit bei jedem Lauf prüfen und das Ergebnis melden.',
  },
  'observe.relevance-review': {
    title: 'Geschäftliche Relevanz geprüft',
    passesWhen:
      'Eine datierte Prüfung hat Live- mit Offline-Ergebnissen verglichen und das Modell weiter für relevant befunden.',
    why: 'Offline-Metriken können halten, während das Geschäft weitergezogen ist.',
    problem: 'eine Prüfung fand es nicht mehr relevant',
    remedy:
      'Live- mit Offline-Ergebnissen vergleichen und die Prüfung festhalten.',
  },
  'observe.drill': {
    ...DRILL,
    title: 'Ein anderes Team hat es beobachtet',
    problem: 'ein anderes Team wollte es beobachten und konnte es nicht',
    remedy:
      'Eine Übung planen: Ein anderes Team findet einen eingebauten Fehler allein mit der Dokumentation.',
  },
  'recover.runbook': {
    title: 'Runbook zum Wiederherstellen ist verlinkt',
    passesWhen: 'Ein Runbook ist angegeben.',
    why: 'Während eines Vorfalls schreibt niemand ein Runbook.',
    problem: 'kein Runbook sagt, wie es wiederhergestellt wird',
    remedy:
      'Aufschreiben, wie ein Rollback oder eine Wiederherstellung abläuft, und das Dokument verlinken.',
  },
  'recover.escalation': {
    title: 'Eskalationskontakte sind genannt',
    passesWhen:
      'Kontakte für Ausfälle und für stille Verschlechterungen sind genannt, und beide sind vorhanden.',
    why: 'Für einen Absturz ist sofort jemand zuständig; für ein langsames Nachlassen nur, wenn jemand benannt ist.',
    problem: 'keine Eskalationskontakte sind genannt',
    remedy:
      'Nennen, wer bei Ausfällen und wer bei Verschlechterungen gerufen wird.',
  },
  'recover.runbook-readable': {
    title: 'Dem Runbook zum Wiederherstellen lässt sich folgen',
    passesWhen: RUNBOOK,
    why: 'Um drei Uhr nachts wird ein Runbook befolgt, nicht ausgelegt.',
    problem: 'seinem Runbook zum Wiederherstellen lässt sich nicht folgen',
    remedy: BETTER_RUNBOOK,
  },
  'recover.criteria': {
    title: 'Rollback-Kriterien sind dokumentiert',
    passesWhen: 'Rollback-Kriterien sind dokumentiert.',
    why: 'Ohne eine vorher gezogene Linie warten alle darauf, dass jemand anderes entscheidet.',
    problem: 'Rollback-Kriterien sind nicht dokumentiert',
    remedy: 'Angeben, wann ein Rollback nötig ist, als Text oder als Link.',
  },
  'recover.authority': {
    title: 'Maßgebliche Quelle bei einem Vorfall ist genannt',
    passesWhen: 'Die maßgebliche Quelle bei einem Vorfall ist genannt.',
    why: 'Registry, Gateway und Feature-Store können sich widersprechen; eines davon muss gelten.',
    problem: 'für Vorfälle ist keine maßgebliche Quelle genannt',
    remedy: 'Das System nennen, dessen Zustand bei einem Vorfall gilt.',
  },
  'recover.previous-version': {
    title: 'Eine frühere funktionierende Version ist verfügbar',
    passesWhen:
      'Eine frühere funktionierende Version kann eingesetzt werden; trifft auf eine erste Version nicht zu.',
    why: 'Ein Rollback braucht etwas, worauf er zurückgehen kann.',
    problem: 'keine frühere funktionierende Version ist verfügbar',
    remedy: 'Die vorige Version samt Artefakt einsatzbereit aufbewahren.',
  },
  'recover.rollback-run': {
    title: 'Rollback-Workflow ist erprobt',
    passesWhen:
      'Der Workflow für Rollback oder Wiederherstellung lief erfolgreich, und das ist nicht zu lange her.',
    why: 'Ein Rollback, der nie getestet wurde, ist eine Hoffnung.',
    problem: 'der Rollback schlug fehl oder wurde lange nicht erprobt',
    remedy:
      'Den Workflow für Rollback oder Wiederherstellung ausführen und den Lauf melden lassen.',
  },
  'recover.review': {
    title: 'Nach dem Deployment geprüft',
    passesWhen:
      'Nach dem Deployment fand eine Prüfung statt, und das ist nicht zu lange her.',
    why: 'Dasselbe Problem kehrt wieder, wenn niemand es prüft.',
    problem: 'die Prüfung nach dem Deployment fiel negativ aus',
    remedy: 'Nach dem Deployment eine Prüfung abhalten und festhalten.',
  },
  'recover.drill': {
    ...DRILL,
    title: 'Ein anderes Team hat es wiederhergestellt',
    problem: 'ein anderes Team wollte es wiederherstellen und konnte es nicht',
    remedy:
      'Eine Übung planen: Ein anderes Team macht allein mit der Dokumentation einen Rollback.',
  },
};
