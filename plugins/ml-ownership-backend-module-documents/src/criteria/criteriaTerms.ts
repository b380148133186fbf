/** The subject of a criteria document. */
export type CriteriaSubject = 'release' | 'rollback';

/**
 * Terms of headings, in all languages; see `termMatcher` for their syntax. A heading about criteria has a term for
 * criteria and one for the subject, itself or in a heading around it.
 */
export const SUBJECT_TERMS: Readonly<
  Record<CriteriaSubject, readonly string[]>
> = {
  release: [
    ...['release*', 'releasing', 'promot*', 'rollout', 'roll out', 'go live'],
    ...['go no go', 'freigabe*', 'veröffentlich*', 'auslieferung'],
    ...['mise en production', 'publication', 'lanzamiento', 'publicación'],
    ...['promoción', 'liberación', 'lançamento', 'publicação', 'promoção'],
    ...['liberação', 'rilascio', 'pubblicazione', 'promozione', 'vrijgave*'],
    ...['uitrol', 'oplevering', 'wydani*', 'publikacj*', 'vydání', 'uvolnění'],
    ...['релиз*', 'выпуск*', 'выкат*', 'публикац*', 'リリース', '公開', '昇格'],
    ...[
      '出荷',
      '发布',
      '發布',
      '上线',
      '上線',
      '晋级',
      '晋升',
      '投产',
      '릴리스',
    ],
    ...['릴리즈', '출시', '승격'],
  ],
  rollback: [
    ...['rollback*', 'roll back', 'rolled back', 'rolling back', 'revert*'],
    ...['abort*', 'back out', 'backout', 'fall back', 'fallback'],
    ...['kill switch', 'rückfall*', 'zurückroll*', 'zurücksetz*', 'abbruch*'],
    ...['retour arrière', 'reversión', 'revertir', 'vuelta atrás', 'reversão'],
    ...['reverter', 'ripristino', 'annullamento', 'terugdraai*', 'terugrol*'],
    ...['wycof*', 'przywróc*', 'vrácení', 'návrat', 'откат*', 'ロールバック'],
    ...['切り戻し', '切戻し', '回滚', '回滾', '回退', '롤백', '되돌리'],
  ],
};

/** Terms that mean a release only in the heading about criteria itself: "Deployment gates". */
export const DEPLOYMENT_TERMS: readonly string[] = [
  ...['deploy*', 'launch*', 'candidate*', 'production', 'readiness'],
  ...['bereitstellung', 'produktivsetzung', 'déploiement', 'despliegue'],
  ...['implantação', 'distribuzione', 'wdrożeni*', 'nasazení', 'развертыв*'],
  ...['デプロイ', '本番', '部署', '배포'],
];

/** Criteria in the narrow sense: what stands under such a heading is a criterion. */
export const CRITERIA_TERMS: readonly string[] = [
  ...['criteria', 'criterion', 'gate', 'gates', 'threshold*', 'acceptance'],
  ...['definition of done', 'go no go', 'quality bar', 'kriteri*'],
  ...['freigabekriteri*', 'rückfallkriteri*', 'rollbackkriteri*', 'abnahme*'],
  ...['releasekriteri*', 'vrijgavecriteri*', 'releasecriteri*'],
  ...['rollbackcriteri*', 'acceptatiecriteri*'],
  ...['schwellwert*', 'schwellenwert*', 'critère*', 'seuil*', 'criterio*'],
  ...['umbral*', 'critério*', 'limiar*', 'criteri', 'soglia', 'soglie'],
  ...['drempel*', 'kryteri*', 'kritéri*', 'критери*', 'порог*', '基準'],
  ...['条件', '閾値', 'しきい値', '标准', '標準', '准则', '門檻', '门槛'],
  ...['阈值', '기준', '조건', '임계'],
];

/** "When to roll back". */
export const WHEN_TERMS: readonly string[] = [
  ...['when to', 'when should', 'when do we', 'when we', '^when', 'wann'],
  ...['quand', 'cuándo', 'quando', 'wanneer', 'kiedy', 'kdy', 'когда'],
  ...['いつ', '何时', '什么时候', '언제'],
];

/** Rules of any kind: only what is measured is a criterion. */
export const RULE_TERMS: readonly string[] = [
  ...['policy', 'policies', 'trigger*', 'condition*', 'decision*', 'rule*'],
  ...['requirement*', 'guardrail*', 'bedingung*'],
  ...['auslöser', 'richtlinie*', 'regel*', 'anforderung*', 'déclencheur*'],
  ...['politique', 'règle*', 'exigence*', 'condicion*', 'condición'],
  ...['disparador*', 'política', 'regla*', 'condiç*', 'gatilho*', 'regra*'],
  ...['condizion*', 'politica', 'regol*', 'voorwaarde*', 'beleid', 'regels'],
  ...['warun*', 'polityk*', 'zasad*', 'podmínk*', 'pravidl*', 'услови*'],
  ...['триггер*', 'политик*', 'правил*', 'требовани*', 'トリガー', '方針'],
  ...[
    'ポリシー',
    '要件',
    '策略',
    '触发',
    '要求',
    '规则',
    '정책',
    '규칙',
    '요건',
  ],
];

/** Headings of a release, a rollback or criteria without more. */
export const BARE_SUBJECTS: readonly string[] = [
  ...['=release', '=release candidate', '=promotion', '=rollout', '=go live'],
  ...['=rollback', '=roll back', '=freigabe', '=rückfall', '=リリース'],
  ...['=ロールバック', '=发布', '=回滚', '=релиз', '=откат', '=criteria'],
  ...['=kriterien', '=critères', '=criterios', '=critérios', '=criteri'],
  ...['=kryteria', '=kritéria', '=критерии', '=基準', '=标准', '=기준'],
];

/** Criteria for something else than a release or a rollback. */
export const OTHER_CRITERIA_TERMS: readonly string[] = [
  ...['alert*', 'alarm*', 'vendor*', 'slo', 'slos', 'sla', 'slas', 'success'],
  ...['erfolg*', 'succès', 'sucesso', 'éxito', 'successo', 'escalation'],
  ...['retrain*', 'selection', 'アラート', '告警'],
];

/** Sections whose thresholds are not criteria for a release or a rollback. */
export const NOT_CRITERIA_TERMS: readonly string[] = [
  ...OTHER_CRITERIA_TERMS,
  ...[
    'monitor*',
    'kpi',
    'kpis',
    'objective*',
    'metric*',
    'result*',
    'evaluation',
    'performance',
  ],
  ...['benchmark*', 'incident*', 'impact', 'severity', 'capacity', 'sizing'],
  ...['limit*', 'quota*', 'changelog', 'change log', 'release notes', 'notes'],
  ...['history', 'example*', 'usage', 'api', 'config*', 'parameter*', 'log'],
  ...['architecture', 'roadmap', 'goal*', 'achiev*', 'status', 'summary'],
  ...['overview', 'background', 'introduction', 'feature*', 'meaning'],
  ...['model card', 'model details', 'intended use', 'limitation*', 'data'],
  ...['dataset*', 'training', 'target*', 'expected', 'troubleshoot*', 'risk*'],
  ...['diagnos*', 'symptom*', 'step*', 'procedure*', 'checks', 'verif*'],
  ...['optimi*', 'improve*', 'timeline', 'phase*', 'milestone*', 'test*'],
  ...['ergebnis*', 'leistung', 'überwachung', 'alarme', 'résultat*'],
  ...['resultado*', 'monitoramento', 'métricas', 'desempenho', 'rendimiento'],
  ...['scenario*', 'comparison', 'warning*', 'normal', 'interpret*'],
  ...['deliverable*', 'daily', 'weekly', 'quality', 'health', 'dashboard*'],
  ...['panel*', 'quer*', 'statement*', 'diário', 'semanal'],
  ...['監視', '結果', '性能', '监控', '结果', '모니터링'],
];
