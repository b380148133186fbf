import { LanguageTerms } from './LanguageTerms';

export const it: LanguageTerms = {
  prerequisites: [
    ...['prerequisit*', 'requisit*', 'prima di', 'precondizion*'],
    ...['preparazione', 'cosa serve', '=accesso', '=accessi', '=permessi'],
    ...['controlli preliminari', 'verifiche preliminari', '=dipendenze'],
    ...['condizioni preliminari', '=ambiente'],
  ],
  steps: [
    ...['passo', 'passi', 'passagg*', 'procedura', 'procedure', 'istruzion*'],
    ...['esecuzione', 'cosa fare', 'azioni', 'risoluzione', 'soluzione'],
    ...['soluzioni', 'mitigazione', 'ripristino', 'fasi'],
  ],
  verification: [
    ...['verific*', 'controll*', 'convalida', 'validazione', 'conferma'],
    ...['collaudo', '=test', '=prova', '=prove'],
  ],
  outcome: ['risultat*', 'esito', 'criteri di successo'],
  weakSteps: ['come', 'riavvio', 'guida'],
  investigation: ['diagnosi', 'indagine', 'analisi'],
  other: [
    ...['domande frequenti', 'riferimenti', 'contatti', 'glossario'],
    ...['appendice', 'contesto', 'introduzione', 'panoramica', 'scopo'],
  ],
  checkVerbs: ['verific*', 'controll*', 'conferm*', 'assicurati', 'accertati'],
  lookVerbs: ['apri*', 'identific*', 'cerca*'],
};
