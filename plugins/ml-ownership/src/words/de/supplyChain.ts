import { en } from '../en';
import { Translated } from '../Translated';

export const supplyChain: Translated<typeof en.supplyChain> = {
  title: 'Lieferkette',
  openLineage: 'Herkunft öffnen',
  madeFrom: 'Entsteht aus',
  usedBy: 'Verwendet von',
  nothingDeclared: 'Nichts angegeben.',
  noUse: 'Nichts gibt an, dass es dies verwendet.',
  relation: {
    trainedOn: 'trainiert mit',
    trainingDataFor: 'Trainingsdaten für',
    evaluatedOn: 'bewertet mit',
    evaluationDataFor: 'Bewertungsdaten für',
    producedBy: 'hergestellt von',
    produces: 'stellt her',
    consumes: 'liest',
    consumedBy: 'gelesen von',
    usesModel: 'verwendet das Modell',
    modelUsedBy: 'als Modell verwendet von',
    derivedFrom: 'abgeleitet von',
    hasDerivative: 'Grundlage von',
    servedBy: 'ausgeliefert von',
    serves: 'liefert aus',
  },
};
