import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const savedViews: TranslationOf<typeof en.savedViews> = {
  views: 'Ansichten',
  yours: 'Eigene Ansichten',
  suggested: 'Vorschläge',
  opensFirst: '{{name}} (Standard)',
  shown: '{{name}} (aktuell)',
  save: 'Diese Ansicht speichern …',
  manage: 'Ansichten verwalten …',
  saveTitle: 'Diese Ansicht speichern',
  saveLead:
    'Speichert Filter, Sortierung, Spalten und Dichte dieser Tabelle. Niemand sonst sieht die Ansicht.',
  saved: 'Ansicht „{{name}}“ gespeichert.',
  name: 'Name',
  openFirst: 'Als Standardansicht verwenden',
  submit: 'Speichern',
  nameMissing: 'Einen Namen eingeben.',
  nameTooLong: 'Höchstens {{most, number}} Zeichen verwenden.',
  nameTaken: 'Eine Ansicht namens „{{name}}“ gibt es schon.',
  tooMany:
    'Grenze von {{most, number}} Ansichten erreicht. Vorher eine löschen.',
  manageTitle: 'Eigene Ansichten',
  opensWith: 'Standardansicht',
  everything: 'Keine Ansicht',
  none: 'Noch ist keine Ansicht gespeichert.',
  rename: '{{name}} umbenennen',
  renameShort: 'Umbenennen',
  delete: '{{name}} löschen',
  deleteShort: 'Löschen',
  deleted: '„{{name}}“ ist gelöscht.',
  undo: 'Rückgängig',
  notSaved: 'Konnte nicht gespeichert werden',
};
