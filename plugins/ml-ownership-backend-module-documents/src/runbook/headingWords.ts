/** The parts of a runbook that a reader looks for. */
export type RunbookPart = 'prerequisites' | 'steps' | 'check';

/** Words by which people of one language name the parts. */
interface LanguageWords extends Record<RunbookPart, readonly string[]> {
  /** How an instruction to check begins. */
  checkVerbs: readonly string[];
}

/**
 * What headings call the parts, by language. A phrase is found where a heading holds its words one after the other;
 * `*` stands for any ending. Phrases of languages that write without spaces are found anywhere.
 *
 * To add a language, add an entry. An installation adds words by `mlOwnership.documents.headings`.
 */
export const HEADING_WORDS: Readonly<Record<string, LanguageWords>> = {
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
    check: [
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
    check: [
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
    check: [
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
    check: [
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
    check: [
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
    check: [
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
    check: ['ověř*', 'kontrol*', 'zkontrol*', 'validac*', 'výsled*'],
    checkVerbs: ['ověř*', 'zkontroluj*', 'ujist*'],
  },
  ja: {
    prerequisites: [
      ...['前提', '必要なもの', '必要条件', '事前', '準備', '始める前'],
      ...['はじめる前', '開始前', '要件', '権限'],
    ],
    steps: ['手順', 'ステップ', '操作', '作業', '実行', 'やり方', '進め方'],
    check: ['確認', '検証', 'チェック', '結果', '成功条件'],
    checkVerbs: ['確認'],
  },
};

/** Words that name steps only where they stand beside no word for another part: "How to deploy", "Rollback". */
export const WEAK_STEP_WORDS: readonly string[] = [
  ...['how to', 'workflow', 'runbook', 'playbook', 'guide', 'perform'],
  'checklist',
  ...['run', 'running', 'retrain*', 'deploy*', 'recover*', 'restore'],
  ...['rollback', 'roll back', 'rebuild', 'backfill', 'mitigat*', 'publish'],
  ...['comment', 'cómo', 'como', 'jak', '方法'],
];

/** What stands between two names in one heading. */
export const CONJUNCTIONS = /\s(?:and|und|et|y|e|oraz|i)\s|[&+/,]|と|および/gu;
