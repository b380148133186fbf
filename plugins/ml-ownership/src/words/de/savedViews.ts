import { en } from '../en';
import { Translated } from '../Translated';

export const savedViews: Translated<typeof en.savedViews> = {
  views: 'Ansichten',
  yours: 'Eigene Ansichten',
  suggested: 'Vorschläge',
  opensFirst: '{{name}} (öffnet zuerst)',
  shown: '{{name}}, gerade gezeigt',
  save: 'Diese Ansicht speichern …',
  manage: 'Ansichten verwalten …',
  saveTitle: 'Diese Ansicht speichern',
  saveLead:
    'Behält Filter, Sortierung, Spalten und Dichte dieser Tabelle unter einem Namen. Niemand sonst sieht sie.',
  saved: '„{{name}}“ gehört jetzt zu den eigenen Ansichten.',
  name: 'Name',
  openFirst: 'Diese Tabelle damit öffnen',
  submit: 'Speichern',
  nameMissing: 'Eine Ansicht braucht einen Namen.',
  nameTooLong: 'Ein Name hat höchstens {{most, number}} Zeichen.',
  nameTaken: 'Eine Ansicht namens „{{name}}“ gibt es schon.',
  tooMany:
    'Eine Tabelle hat höchstens {{most, number}} Ansichten. Vorher eine löschen, die nicht mehr gebraucht wird.',
  manageTitle: 'Eigene Ansichten',
  opensWith: 'Diese Tabelle öffnet mit',
  everything: 'Allem, ohne Ansicht',
  none: 'Noch ist keine Ansicht gespeichert.',
  rename: '{{name}} umbenennen',
  renameShort: 'Umbenennen',
  delete: '{{name}} löschen',
  deleteShort: 'Löschen',
  deleted: '„{{name}}“ ist gelöscht.',
  undo: 'Rückgängig',
  notSaved: 'Das konnte nicht gespeichert werden',
};
