/** The sections of a runbook that are checked. */
export type RunbookSection = 'prerequisites' | 'steps' | 'verification';

/** Terms of one language for the sections. */
interface LanguageWords extends Record<RunbookSection, readonly string[]> {
  /** Verbs that begin an instruction to check. */
  checkVerbs: readonly string[];
}

/**
 * Terms for the sections in headings, by language. A phrase matches if a heading contains its words in sequence; `*`
 * matches any ending. Phrases of languages without spaces match anywhere.
 *
 * To add a language, add an entry. An installation adds terms with `mlOwnership.documents.headings`.
 */
export const HEADING_TERMS: Readonly<Record<string, LanguageWords>> = {
  en: {
    prerequisites: [
      ...['prerequisite*', 'pre requisite*', 'precondition*', 'requirement*'],
      ...['before you', 'before starting', 'before the start', 'before we'],
      ...['before proceeding', 'before running', 'requires', 'required'],
      ...[
        'you need',
        'you will need',
        'you ll need',
        'needed',
        'what it needs',
      ],
      ...['preparation*', 'prepare', 'preparing', 'getting ready'],
      ...['preflight', 'pre flight', 'assumptions', 'access', 'permissions'],
    ],
    steps: [
      ...['step*', 'procedure*', 'instruction*', 'walkthrough', 'what to do'],
      ...['action*', 'do it', 'run it', 'running it', 'execution', 'execute'],
      ...['process', 'commands', 'rollout', 'roll out', 'recipe'],
    ],
    verification: [
      ...['verif*', 'validat*', 'check', 'checks', 'checking'],
      ...['confirm*', 'expected result*', 'expected outcome*', 'the result'],
      ...['expected output*', 'acceptance', 'done when', 'definition of done'],
      ...['success criteria', 'how do you know', 'how you know', 'it worked'],
      ...[
        'how to know',
        'smoke test*',
        'sanity',
        'test the',
        'good looks like',
      ],
    ],
    checkVerbs: [
      'verify',
      'validate',
      'confirm',
      'check that',
      'check whether',
      'check if',
      'check the',
      'make sure',
    ],
  },
  de: {
    prerequisites: [
      ...['voraussetzung*', 'vorbedingung*', 'vorbereit*', 'anforderung*'],
      ...['vorab', 'bevor', 'vor dem start', 'vor beginn', 'was du brauchst'],
      ...['was sie brauchen', 'benötig*', 'zugriff*', 'zugang*'],
      'berechtigung*',
    ],
    steps: [
      ...['schritt*', 'vorgehen*', 'ablauf', 'anleitung*', 'durchführ*'],
      ...['ausführ*', 'so geht', 'was zu tun', 'maßnahme*', 'arbeitsschritt*'],
    ],
    verification: [
      ...['prüf*', 'überprüf*', 'kontroll*', 'verifi*', 'validier*'],
      ...['erfolgskontrolle', 'erwartet*', 'ergebnis*', 'nachweis', 'abnahme'],
    ],
    checkVerbs: ['prüf*', 'überprüf*', 'kontrollier*', 'stelle sicher'],
  },
  fr: {
    prerequisites: [
      ...['prérequis', 'prerequis', 'pré requis', 'préalable*', 'avant de'],
      ...['avant le', 'ce qu il faut', 'ce dont', 'préparation*', 'préparer'],
      ...['accès', 'droits'],
    ],
    steps: [
      ...['étape*', 'etape*', 'procédure*', 'marche à suivre', 'déroulement'],
      ...['exécution', 'mode opératoire', 'que faire', 'instruction*'],
    ],
    verification: [
      ...['vérif*', 'contrôle*', 'valid*', 'résultat*', 'critères de succès'],
    ],
    checkVerbs: ['vérifi*', 'contrôl*', 'assurez vous', 'confirmez'],
  },
  es: {
    prerequisites: [
      ...['requisito*', 'prerrequisito*', 'prerequisito*', 'antes de'],
      ...['lo que necesitas', 'qué necesitas', 'preparación', 'preparativos'],
      ...['condiciones previas', 'acceso*', 'permisos'],
    ],
    steps: [
      ...['paso*', 'procedimiento*', 'instrucción', 'instrucciones'],
      ...['ejecución', 'qué hacer', 'acciones'],
    ],
    verification: [
      ...['verific*', 'comprob*', 'comprueb*', 'validación', 'resultado*'],
      'confirm*',
    ],
    checkVerbs: ['verific*', 'comprueb*', 'comprob*', 'confirm*', 'asegúrate'],
  },
  pt: {
    prerequisites: [
      ...['pré requisito*', 'requisito*', 'antes de', 'o que você precisa'],
      ...['o que é preciso', 'preparação', 'condições prévias', 'acesso*'],
      'permissões',
    ],
    steps: [
      ...['passo*', 'etapa*', 'procedimento*', 'instruç*', 'execução'],
      ...['o que fazer', 'ações'],
    ],
    verification: [
      ...['verific*', 'confer*', 'validação', 'resultado*', 'confirm*'],
      'checagem',
    ],
    checkVerbs: ['verifi*', 'confira', 'confirm*', 'certifique'],
  },
  pl: {
    prerequisites: [
      ...['wymagania', 'wymagane', 'warunki wstępne', 'warunek wstępny'],
      ...['przed rozpoczęciem', 'zanim', 'przygotowani*', 'dostęp*'],
      ...['czego potrzebujesz', 'potrzebne', 'uprawnienia'],
    ],
    steps: [
      ...['krok*', 'procedur*', 'instrukcj*', 'przebieg', 'wykonanie'],
      ...['postępowanie', 'co robić', 'działania'],
    ],
    verification: [
      'weryfik*',
      'sprawd*',
      'kontrol*',
      'walidac*',
      'wynik*',
      'potwierd*',
    ],
    checkVerbs: ['sprawdź', 'zweryfikuj', 'upewnij', 'potwierdź'],
  },
  cs: {
    prerequisites: [
      ...['předpoklad*', 'prerekvizit*', 'požadavk*', 'než začn*', 'příprava'],
      ...['před zahájením', 'před začátkem', 'co potřebujete', 'co je potřeba'],
      ...['přístup*', 'oprávnění'],
    ],
    steps: [
      ...['krok*', 'postup*', 'návod*', 'instrukce', 'provedení', 'průběh'],
      'co dělat',
    ],
    verification: ['ověř*', 'kontrol*', 'zkontrol*', 'validac*', 'výsled*'],
    checkVerbs: ['ověř*', 'zkontroluj*', 'ujist*'],
  },
  ja: {
    prerequisites: [
      ...['前提', '必要なもの', '必要条件', '事前', '準備', '始める前'],
      ...['はじめる前', '開始前', '要件', '権限'],
    ],
    steps: ['手順', 'ステップ', '操作', '作業', '実行', 'やり方', '進め方'],
    verification: ['確認', '検証', 'チェック', '結果', '成功条件'],
    checkVerbs: ['確認'],
  },
};

/** Terms that mean steps only without a term for another section: "How to deploy", "Rollback". */
export const WEAK_STEP_TERMS: readonly string[] = [
  ...['how to', 'workflow', 'runbook', 'playbook', 'guide', 'perform'],
  'checklist',
  ...['run', 'running', 'retrain*', 'deploy*', 'recover*', 'restore'],
  ...['rollback', 'roll back', 'rebuild', 'backfill', 'mitigat*', 'publish'],
  ...['comment', 'cómo', 'como', 'jak', '方法'],
];

/** Separators between two names in one heading. */
export const CONJUNCTIONS = /\s(?:and|und|et|y|e|oraz|i)\s|[&+/,]|と|および/gu;
