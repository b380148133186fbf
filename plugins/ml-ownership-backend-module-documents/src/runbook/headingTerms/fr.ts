import { LanguageTerms } from './LanguageTerms';

export const fr: LanguageTerms = {
  prerequisites: [
    ...['prérequis', 'prerequis', 'pré requis', 'préalable*', 'avant de'],
    ...['avant le', 'ce qu il faut', 'ce dont', 'préparation*', 'préparer'],
    ...[
      '=accès',
      '=droits',
      '=droits d accès',
      'pré contrôle*',
      'précontrôle*',
    ],
    ...['conditions préalables', '=dépendances', '=environnement'],
  ],
  steps: [
    ...['étape*', 'etape*', 'procédure*', 'marche à suivre', 'déroulement'],
    ...['exécution', 'mode opératoire', 'que faire', 'instruction*'],
    ...['résolution', 'mise en œuvre', 'mise en oeuvre', 'remédiation'],
    ...['correction', '=solution', '=solutions', 'contournement', '=actions'],
  ],
  verification: [
    ...['vérif*', 'contrôle*', 'valid*', 'recette', '=test', '=tests'],
  ],
  outcome: ['résultat*', 'critères de succès', 'critères de réussite'],
  weakSteps: ['comment', 'redémarrage', 'restauration', 'retour arrière'],
  investigation: ['diagnostic*', 'investigation', 'analyse'],
  other: [
    ...['foire aux questions', 'références', 'voir aussi', 'glossaire'],
    ...['annexe*', 'contexte', 'présentation', 'sommaire', 'escalade'],
    ...['objectif', 'objet', 'historique'],
  ],
  checkVerbs: [
    ...['vérifi*', 'contrôl*', 'assurez vous', 'assure toi', 'confirmez'],
    ...['confirmer', 'valid*', 's assurer'],
  ],
  lookVerbs: ['ouvr*', 'identifi*', 'cherch*', 'consult*'],
};
