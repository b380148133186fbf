import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const supplyChain: TranslationOf<typeof en.supplyChain> = {
  title: 'Lieferkette',
  openLineage: 'Lineage öffnen',
  madeFrom: 'Eingaben',
  usedBy: 'Nutzer',
  nothingDeclared: 'Keine angegeben.',
  noUse: 'Keine Nutzer angegeben.',
  relation: {
    trainedOn: 'trainiert mit',
    trainingDataFor: 'Trainingsdaten für',
    evaluatedOn: 'evaluiert mit',
    evaluationDataFor: 'Evaluierungsdaten für',
    producedBy: 'erzeugt von',
    produces: 'erzeugt',
    consumes: 'liest',
    consumedBy: 'gelesen von',
    usesModel: 'verwendet das Modell',
    modelUsedBy: 'als Modell verwendet von',
    derivedFrom: 'abgeleitet von',
    hasDerivative: 'Grundlage von',
    servedBy: 'bereitgestellt von',
    serves: 'stellt bereit',
  },
};
