import { CriterionMessages } from '../en/criteria';

/** Criteria in which only doing it proves that it can be done. */
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
      'Eigentümer ist eine vorhandene Gruppe mit mindestens zwei Mitgliedern; Mitglieder ihrer Untergruppen zählen mit.',
    why: 'Was einer Person gehört, steht still, wenn sie weg ist.',
    problem: 'es gehört keiner Gruppe von zwei oder mehr Personen',
    remedy:
      'Eine Gruppe mit mindestens zwei Mitgliedern als Eigentümer angeben.',
  },
  'ownership.authors': {
    title: 'Urheber sind genannt',
    passesWhen:
      'Mindestens ein Urheber ist genannt und als Benutzer vorhanden.',
    why: 'Nur wer die Urheber kennt, kann sagen, ob es auch jemand anderes betreiben kann.',
    problem: 'die Urheber sind nicht genannt',
    remedy:
      'Die Benutzer nennen, die es gebaut haben. Sie bleiben auch nach einer Übergabe Urheber.',
  },
  'boundaries.system': {
    title: 'Teil eines Systems',
    passesWhen: 'Es ist Teil eines vorhandenen Systems.',
    why: 'Ein Teil ohne Ganzes hat keine Grenze, an der ein Team übernehmen könnte.',
    problem: 'es ist Teil keines Systems',
    remedy: 'Das System angeben, zu dem es gehört.',
  },
  'ownership.beyond-author': {
    title: 'Nicht nur die Urheber sind dabei',
    passesWhen:
      'Die betreibende Gruppe hat ein Mitglied, das nicht Urheber ist.',
    why: 'Haben nur die Urheber Bereitschaft, geht das Wissen mit ihnen.',
    problem: 'niemand außer den Urhebern betreibt es',
    remedy:
      'Eine Gruppe mit dem Betrieb betrauen, in der auch Personen sind, die es nicht geschrieben haben, oder eine solche Person in die Gruppe aufnehmen.',
  },
  'boundaries.platform': {
    title: 'Der Anteil der Plattform ist benannt',
    passesWhen:
      'Der Eigentümer der Plattform ist vorhanden, und sein Anteil ist benannt.',
    why: 'Nachts kostet die Frage „Liegt das an uns oder an der Plattform?“ am meisten Zeit.',
    problem: 'niemand sagt, welcher Teil der Plattform gehört',
    remedy:
      'Die Gruppe nennen, der die Plattform gehört, und was in ihrer Hand liegt.',
  },
  'boundaries.contract': {
    title: 'Daten anderer Teams kommen mit Vertrag',
    passesWhen:
      'Jede angegebene Verbindung zu einem anderen Team, aus der Daten kommen, endet an einem Datensatz mit erfülltem Vertrag oder an einer API.',
    why: 'Ohne Vertrag kann ein anderes Team es beschädigen und es nie erfahren.',
    problem: 'es hängt ohne Vertrag von einem anderen Team ab',
    remedy:
      'Mit dem Eigentümer des Datensatzes einen Datenvertrag vereinbaren und ihn dort verlinken lassen; oder einen Datensatz nutzen, der einen hat.',
  },
  'change.decisions': {
    title: 'Wer über Änderungen entscheidet',
    passesWhen:
      'Es ist gesagt, wer über Änderungen an Daten, am Code und am Verhalten des Modells entscheidet.',
    why: 'Ein Modell ändert sich auf drei Wegen und oft durch drei Teams; ohne Entscheider ändert es sich aus Versehen.',
    problem: 'niemand ist benannt, der über Änderungen entscheidet',
    remedy:
      'Nennen, wer über Änderungen an Daten, Code und Modell entscheidet.',
  },
  'data.contract': {
    title: 'Hat einen Datenvertrag',
    passesWhen:
      'Der Vertrag ist erreichbar und lesbar und nennt Schema und Eigentümer.',
    why: 'Wer die Daten nutzt, muss wissen, worauf Verlass ist.',
    problem: 'die Daten haben keinen Vertrag',
    remedy:
      'Ein ODCS- oder Croissant-Dokument mit Schema und Eigentümer schreiben und verlinken.',
  },
  'data.freshness': {
    title: 'Aktualität ist angegeben',
    passesWhen: 'Die Aktualität ist als Dauer nach ISO 8601 angegeben.',
    why: 'Niemand kann sagen, dass Daten zu spät sind, wenn niemand gesagt hat, wann sie fällig sind.',
    problem: 'niemand sagt, wie aktuell die Daten sein müssen',
    remedy:
      'Angeben, wie alt die neuesten Daten sein dürfen, als Dauer nach ISO 8601.',
  },
  'ownership.access': {
    title: 'Die betreibende Gruppe hat die Rechte',
    passesWhen:
      'Die betreibende Gruppe hat die Rechte an Arbeitsablauf, Registry und Daten.',
    why: 'Ein Runbook, das mit „Zugriff verweigert“ endet, ist keines.',
    problem: 'der betreibenden Gruppe fehlen nötige Rechte',
    remedy:
      'Der betreibenden Gruppe die Rechte an Arbeitsablauf, Registry und Daten geben und das bestätigen lassen.',
  },
  'retrain.runbook': {
    title: 'Runbook für neues Training ist verlinkt',
    passesWhen: 'Ein Runbook ist angegeben.',
    why: 'Ohne Dokument ist neues Training eine Erinnerung.',
    problem: 'kein Runbook sagt, wie es neu trainiert wird',
    remedy:
      'Aufschreiben, wie es neu trainiert wird (bei einem Datensatz: neu aufgebaut oder nachgefüllt, bei einer Pipeline: erneut ausgeführt), und das Dokument verlinken.',
  },
  'retrain.pipeline': {
    title: 'Die Pipeline, die es herstellt, ist im Katalog',
    passesWhen: 'Was es herstellt, ist eine vorhandene Pipeline.',
    why: 'Was in einem Notebook entstand, kann niemand sonst noch einmal herstellen.',
    problem: 'es ist keine Pipeline bekannt, die es herstellt',
    remedy: 'Die Pipeline im Katalog beschreiben und hier angeben.',
  },
  'retrain.inputs': {
    title: 'Seine Daten sind im Katalog',
    passesWhen: 'Die Datensätze, aus denen es entsteht, sind vorhanden.',
    why: 'Derselbe Code mit anderen Daten ist ein anderes Modell.',
    problem: 'die Daten, aus denen es entsteht, sind nicht bekannt',
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
    title: 'Wann neu trainiert wird und wann nicht',
    passesWhen:
      'Es ist gesagt, wann neu trainiert und wann es abgelehnt wird, und wer entscheidet, ist vorhanden.',
    why: 'Training mit schlechten Daten ist schlimmer als keines; jemand muss Nein sagen dürfen.',
    problem: 'niemand sagt, wann neu trainiert und wann es abgelehnt wird',
    remedy:
      'Angeben, wann neu trainiert wird, wann es abgelehnt wird und wer entscheidet.',
  },
  'retrain.inputs-versioned': {
    title: 'Seine Daten haben Versionen',
    passesWhen:
      'Jeder Eingangsdatensatz gibt an, wie eine Version festgehalten wird.',
    why: 'Mit Daten, die sich unter demselben Namen ändern, lässt sich nicht zweimal trainieren.',
    problem: 'die Daten, aus denen es entsteht, haben keine Versionen',
    remedy:
      'Bei jedem Eingangsdatensatz angeben lassen, wie eine Version festgehalten wird.',
  },
  'retrain.environment': {
    title: 'Die Trainingsumgebung ist festgelegt',
    passesWhen: 'Eine Lock-Datei oder ein Image-Digest ist erreichbar.',
    why: '„Bei mir läuft es“ ist keine Umgebung.',
    problem: 'seine Trainingsumgebung ist nicht festgelegt',
    remedy:
      'Die Lock-Datei verlinken oder das Image mit seinem Digest angeben.',
  },
  'retrain.run': {
    title: 'Der letzte Lauf war erfolgreich',
    passesWhen:
      'Der letzte Lauf der herstellenden Pipeline war erfolgreich, nicht zu alt und auf dem aktuellen Stand des Codes.',
    why: 'Ein Arbeitsablauf, der lange nicht lief, läuft nicht.',
    problem: 'sein letzter Lauf schlug fehl oder ist zu alt',
    remedy:
      'Die Pipeline auf dem aktuellen Stand des Codes ausführen, bis sie erfolgreich ist, und den Lauf melden lassen.',
  },
  'retrain.tests': {
    title: 'Automatische Tests sind erfolgreich',
    passesWhen:
      'Automatische Tests waren auf dem aktuellen Stand des Codes erfolgreich.',
    why: 'Wer es nicht geschrieben hat, ändert es nur, wo Tests Fehler auffangen.',
    problem: 'seine Tests sind nicht erfolgreich',
    remedy:
      'Die Pipeline in der CI testen und das Ergebnis für jeden Commit melden lassen.',
  },
  'retrain.traceable': {
    title: 'Was ausgeliefert ist, lässt sich zu seinem Lauf verfolgen',
    passesWhen:
      'Die ausgelieferte Version verweist auf einen Lauf mit Parametern, Metriken, Commit des Codes und Digests der Eingaben.',
    why: 'Ohne den Lauf dahinter ist ein Modell eine Datei, die irgendwann jemand erzeugt hat.',
    problem:
      'was ausgeliefert ist, lässt sich nicht zu dem Lauf verfolgen, aus dem es stammt',
    remedy:
      'Modellversionen mit ihrem Lauf registrieren und dort Parameter, Metriken, Commit des Codes und Digests der Eingaben festhalten.',
  },
  'retrain.inputs-retrievable': {
    title: 'Die Daten dieses Laufs sind noch lesbar',
    passesWhen: 'Die Eingangsversionen dieses Laufs sind noch lesbar.',
    why: 'Mit einer Version, die nach ihrer Frist gelöscht wurde, lässt sich nicht mehr trainieren.',
    problem: 'die Daten dieses Laufs sind nicht mehr lesbar',
    remedy:
      'Die Eingangsversionen so lange aufbewahren, wie das Modell ausgeliefert ist, das mit ihnen trainiert wurde.',
  },
  'retrain.lineage-matches': {
    title: 'Es liest, was es angibt',
    passesWhen: 'Keine beobachtete Eingabe fehlt in den Angaben.',
    why: 'Die nicht angegebene Eingabe ist die, an der es zerbricht.',
    problem: 'es liest Daten, die es nicht angibt',
    remedy: 'Jede beobachtete Eingabe angeben oder nicht mehr lesen.',
  },
  'retrain.inputs-fresh': {
    title: 'Seine Daten sind aktuell',
    passesWhen:
      'Der letzte beobachtete Schreibvorgang liegt innerhalb der angegebenen Aktualität.',
    why: 'Alte Daten machen ein neues Modell alt.',
    problem: 'seine Daten sind älter als angegeben',
    remedy:
      'Herausfinden, warum die Daten nicht rechtzeitig geschrieben wurden; beheben oder die wahre Aktualität angeben.',
  },
  'retrain.drill': {
    ...DRILL,
    title: 'Ein anderes Team hat es neu trainiert',
    problem: 'ein anderes Team wollte es neu trainieren und konnte es nicht',
    remedy:
      'Eine Übung planen: ein anderes Team trainiert es nur mit den Dokumenten neu.',
  },
  'deploy.workflow': {
    title: 'Arbeitsablauf zum Ausliefern ist verlinkt',
    passesWhen: 'Der Arbeitsablauf ist angegeben.',
    why: 'Was von Hand ausgeliefert wird, liefert nur eine Person aus.',
    problem: 'kein Arbeitsablauf liefert es aus',
    remedy: 'Den Arbeitsablauf verlinken, der es ausliefert (veröffentlicht).',
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
    title: 'Freigabekriterien sind aufgeschrieben',
    passesWhen:
      'Was freigegeben werden kann, ist aufgeschrieben, und wer freigibt, ist vorhanden.',
    why: 'Ohne Kriterien ist „gut genug“, was die Urheber dafür halten.',
    problem: 'niemand hat aufgeschrieben, was freigegeben werden kann',
    remedy:
      'Aufschreiben und verlinken, was eine Version für die Freigabe erfüllen muss, und nennen, wer freigibt.',
  },
  'deploy.promotion': {
    title: 'Der Weg in die Produktion ist festgelegt',
    passesWhen:
      'Die Umgebungen sind in ihrer Reihenfolge angegeben, dazu was weitergegeben wird und nach welcher Regel.',
    why: 'Was getestet wurde, muss das sein, was weitergegeben wird.',
    problem: 'sein Weg durch die Umgebungen ist nicht festgelegt',
    remedy:
      'Die Umgebungen in ihrer Reihenfolge angeben, was weitergegeben wird, und die Regel.',
  },
  'deploy.versioned-together': {
    title: 'Code, Daten und Umgebung haben eine gemeinsame Version',
    passesWhen: 'Code, Daten und Umgebung haben eine gemeinsame Version.',
    why: 'Drei Versionen, die sich getrennt bewegen, lassen sich nicht zusammen zurücksetzen.',
    problem: 'Code, Daten und Umgebung haben keine gemeinsame Version',
    remedy:
      'Code, Daten und Umgebung mit einer Version festhalten und das angeben.',
  },
  'deploy.artifact': {
    title: 'Was ausgeliefert ist, bleibt unverändert',
    passesWhen:
      'Ausgeliefert ist eine unveränderliche Version der Registry oder ein Digest.',
    why: 'Eine Datei, die sich überschreiben lässt, ist keine Freigabe.',
    problem: 'was ausgeliefert ist, lässt sich überschreiben',
    remedy:
      'Eine Version der Registry oder einen Digest ausliefern, keinen Pfad, der sich überschreiben lässt.',
  },
  'deploy.environment': {
    title: 'Die Umgebung im Betrieb ist festgelegt',
    passesWhen:
      'Das Image im Betrieb ist festgelegt und gleicht dem des Trainings, oder der Unterschied ist angegeben.',
    why: 'Eine Bibliothek, die im Betrieb anders ist als im Training, ändert Vorhersagen unbemerkt.',
    problem: 'seine Umgebung im Betrieb ist nicht festgelegt',
    remedy:
      'Das Image im Betrieb mit seinem Digest angeben. Ist es nicht das des Trainings, angeben, worin es abweicht.',
  },
  'deploy.run': {
    title: 'Die letzte Auslieferung kam aus dem Arbeitsablauf',
    passesWhen:
      'Die letzte Auslieferung kam aus dem Arbeitsablauf, nicht von Hand.',
    why: 'Was von Hand geändert wurde, macht der nächste Lauf rückgängig.',
    problem: 'seine letzte Auslieferung geschah von Hand',
    remedy:
      'Über den Arbeitsablauf ausliefern und ihn seine Auslieferungen melden lassen.',
  },
  'deploy.gate': {
    title: 'Mit anderen Daten geprüft als trainiert',
    passesWhen:
      'Die ausgelieferte Version hat die Prüfung an Daten bestanden, mit denen sie nicht trainiert wurde.',
    why: 'Ein Modell, das an dem gemessen wird, was es gelernt hat, sieht immer gut aus.',
    problem: 'was ausgeliefert ist, wurde nicht an eigenen Daten geprüft',
    remedy:
      'Jede Version vor der Weitergabe an zurückgehaltenen Daten prüfen und das Ergebnis festhalten.',
  },
  'deploy.acceptance': {
    title: 'Jemand hat angenommen, was ausgeliefert ist',
    passesWhen: 'Wer freigeben darf, hat die ausgelieferte Version angenommen.',
    why: 'Eine Freigabe, die niemand angenommen hat, gehört niemandem.',
    problem: 'niemand hat die ausgelieferte Version angenommen',
    remedy:
      'Die ausgelieferte Version von einer Person annehmen lassen, die freigeben darf.',
  },
  'deploy.schema': {
    title: 'Die Daten erfüllen ihren Vertrag',
    passesWhen: 'Das zuletzt beobachtete Schema erfüllt den Vertrag.',
    why: 'Ein Vertrag, den die Daten brechen, ist eine Falle.',
    problem: 'seine Daten brechen ihren Vertrag',
    remedy:
      'Die Daten berichtigen oder mit denen, die sie nutzen, eine neue Fassung des Vertrags vereinbaren.',
  },
  'deploy.drill': {
    ...DRILL,
    title: 'Ein anderes Team hat es ausgeliefert',
    problem: 'ein anderes Team wollte es ausliefern und konnte es nicht',
    remedy:
      'Eine Übung planen: ein anderes Team liefert es nur mit den Dokumenten aus.',
  },
  'observe.dashboard': {
    title: 'Ein Dashboard ist verlinkt',
    passesWhen: 'Mindestens ein Dashboard ist angegeben.',
    why: 'Was nicht zu sehen ist, wird durch Raten repariert.',
    problem: 'kein Dashboard zeigt, wie es ihm geht',
    remedy: 'Ein Dashboard verlinken.',
  },
  'observe.on-call': {
    title: 'Jemand hat Bereitschaft',
    passesWhen:
      'Es selbst oder seine betreibende Gruppe nennt eine Bereitschaft, oder ein Konnektor findet eine.',
    why: 'Ein Alarm, der niemanden erreicht, ist Lärm.',
    problem: 'niemand hat Bereitschaft dafür',
    remedy:
      'Die Bereitschaft als Annotation angeben, am besten an der betreibenden Gruppe, sonst am Eintrag selbst.',
  },
  'observe.signals': {
    title: 'Das Richtige wird beobachtet',
    passesWhen:
      'Modelle: Zustand des Dienstes, Aktualität oder Qualität der Daten, Qualität oder Drift der Vorhersagen, Repräsentativität der Labels, geschäftliche Bedeutung. Datensätze und Pipelines: Zustand der Läufe oder Aktualität, Vollständigkeit oder Qualität.',
    why: 'Ein Modell kann laufen, schnell sein und falsch liegen.',
    problem: 'nicht alles, was schiefgehen kann, wird beobachtet',
    remedy: 'Beobachten, was fehlt, und die Signale angeben.',
  },
  'observe.feature-logic': {
    title: 'Der Ort der Feature-Logik ist angegeben',
    passesWhen: 'Es ist angegeben, wo die Feature-Logik liegt.',
    why: 'Die meisten stillen Fehler eines Modells stecken in seinen Features.',
    problem: 'niemand sagt, wo seine Feature-Logik liegt',
    remedy:
      'Den Code oder die Pipeline angeben, in der die Features berechnet werden.',
  },
  'observe.feedback': {
    title: 'Ergebnisse kommen zurück',
    passesWhen: 'Es ist gesagt, wie Labels oder Ergebnisse zurückkommen.',
    why: 'Ohne Ergebnisse weiß niemand, ob Vorhersagen stimmen.',
    problem: 'es kommen keine Ergebnisse zurück, an denen es sich messen lässt',
    remedy: 'Angeben, wo Labels oder Ergebnisse ankommen.',
  },
  'observe.skew': {
    title: 'Training und Betrieb teilen die Feature-Logik',
    passesWhen: 'Training und Betrieb verweisen auf dieselbe Feature-Logik.',
    why: 'Logik, die zweimal geschrieben ist, weicht voneinander ab.',
    problem: 'Training und Betrieb berechnen Features getrennt',
    remedy: 'Features im Training und im Betrieb mit demselben Code berechnen.',
  },
  'observe.alerts': {
    title: 'Alarme erreichen die betreibende Gruppe',
    passesWhen:
      'Alarmregeln sind im Alarmsystem vorhanden und erreichen die betreibende Gruppe.',
    why: 'Alarme, die noch an die Urheber gehen, wecken die falsche Person.',
    problem: 'seine Alarme erreichen die betreibende Gruppe nicht',
    remedy: 'Alarmregeln anlegen und an die betreibende Gruppe leiten.',
  },
  'observe.data-checks': {
    title: 'Prüfungen der Daten laufen und sind erfolgreich',
    passesWhen:
      'Prüfungen auf Aktualität und Vollständigkeit liefen, waren erfolgreich und sind nicht zu alt.',
    why: 'Schlechte Daten sind leichter aufzuhalten als zu erklären.',
    problem: 'die Prüfungen seiner Daten schlagen fehl oder laufen nicht',
    remedy:
      'Aktualität und Vollständigkeit bei jedem Lauf prüfen und das Ergebnis melden.',
  },
  'observe.relevance-review': {
    title: 'Auf Relevanz geprüft',
    passesWhen:
      'Eine datierte Prüfung hat Ergebnisse im Betrieb mit denen aus dem Training verglichen und das Modell weiter für bedeutsam befunden.',
    why: 'Metriken aus dem Training können halten, während das Geschäft weitergezogen ist.',
    problem: 'eine Prüfung fand es nicht mehr bedeutsam',
    remedy:
      'Ergebnisse im Betrieb mit denen aus dem Training vergleichen und die Prüfung festhalten.',
  },
  'observe.drill': {
    ...DRILL,
    title: 'Ein anderes Team hat es beobachtet',
    problem: 'ein anderes Team wollte es beobachten und konnte es nicht',
    remedy:
      'Eine Übung planen: ein anderes Team findet einen eingebauten Fehler nur mit den Dokumenten.',
  },
  'recover.runbook': {
    title: 'Runbook zum Wiederherstellen ist verlinkt',
    passesWhen: 'Ein Runbook ist angegeben.',
    why: 'Während eines Vorfalls schreibt niemand das Runbook.',
    problem: 'kein Runbook sagt, wie es wiederhergestellt wird',
    remedy:
      'Aufschreiben, wie es zurückgesetzt oder wiederhergestellt wird, und das Dokument verlinken.',
  },
  'recover.escalation': {
    title: 'Wer für Ausfälle und stille Verschlechterung zuständig ist',
    passesWhen:
      'Es ist gesagt, wer für Ausfälle und wer für stille Verschlechterung zuständig ist, und beide sind vorhanden.',
    why: 'Für einen Absturz ist sofort jemand zuständig; für ein langsames Nachlassen niemand, solange niemand benannt ist.',
    problem: 'niemand ist für Ausfälle und stille Verschlechterung benannt',
    remedy:
      'Nennen, wer bei Ausfällen und wer bei Verschlechterung gerufen wird.',
  },
  'recover.runbook-readable': {
    title: 'Dem Runbook zum Wiederherstellen lässt sich folgen',
    passesWhen: RUNBOOK,
    why: 'Um drei Uhr nachts wird einem Runbook gefolgt, nicht über es nachgedacht.',
    problem: 'seinem Runbook zum Wiederherstellen lässt sich nicht folgen',
    remedy: BETTER_RUNBOOK,
  },
  'recover.criteria': {
    title: 'Kriterien zum Zurücksetzen sind aufgeschrieben',
    passesWhen: 'Die Kriterien zum Zurücksetzen sind aufgeschrieben.',
    why: 'Ohne eine vorher gezogene Linie warten alle darauf, dass jemand anderes entscheidet.',
    problem: 'niemand hat aufgeschrieben, wann zurückgesetzt wird',
    remedy: 'Angeben, wann zurückgesetzt wird, als Text oder als Link.',
  },
  'recover.authority': {
    title: 'Was während eines Vorfalls gilt',
    passesWhen: 'Die während eines Vorfalls maßgebliche Schicht ist genannt.',
    why: 'Registry, Gateway und Feature-Store können sich widersprechen; eines davon muss gelten.',
    problem: 'niemand sagt, welche Schicht während eines Vorfalls gilt',
    remedy: 'Die Schicht nennen, deren Zustand während eines Vorfalls gilt.',
  },
  'recover.previous-version': {
    title: 'Eine frühere gute Version kann ausgeliefert werden',
    passesWhen:
      'Eine frühere gute Version kann ausgeliefert werden; trifft auf eine erste Version nicht zu.',
    why: 'Zum Zurücksetzen braucht es etwas, auf das zurückgesetzt wird.',
    problem: 'keine frühere gute Version kann ausgeliefert werden',
    remedy:
      'Die vorige Version samt Artefakt so aufbewahren, dass sie ausgeliefert werden kann.',
  },
  'recover.rollback-run': {
    title: 'Das Zurücksetzen ist erprobt',
    passesWhen:
      'Der Arbeitsablauf zum Zurücksetzen oder Wiederherstellen lief erfolgreich, und das ist nicht zu lange her.',
    why: 'Ein Zurücksetzen, das nie erprobt wurde, ist eine Hoffnung.',
    problem: 'sein Zurücksetzen schlug fehl oder lief lange nicht',
    remedy:
      'Den Arbeitsablauf zum Zurücksetzen oder Wiederherstellen ausführen und den Lauf melden lassen.',
  },
  'recover.review': {
    title: 'Nach der Auslieferung geprüft',
    passesWhen:
      'Eine Prüfung nach der Auslieferung fand statt, und das ist nicht zu lange her.',
    why: 'Was einmal schiefging, geht wieder schief, wenn niemand hinsieht.',
    problem: 'eine Prüfung nach der Auslieferung fand es ungeeignet',
    remedy: 'Eine Prüfung nach der Auslieferung abhalten und festhalten.',
  },
  'recover.drill': {
    ...DRILL,
    title: 'Ein anderes Team hat es wiederhergestellt',
    problem: 'ein anderes Team wollte es wiederherstellen und konnte es nicht',
    remedy:
      'Eine Übung planen: ein anderes Team setzt es nur mit den Dokumenten zurück.',
  },
};
