import { normalize, termMatcher } from '../text';

/** What is measured of a model or its service, in all languages; see `termMatcher`. */
const MEASURES = termMatcher([
  ...['auc', 'roc', 'auroc', 'prauc', 'accuracy', 'precision', 'recall'],
  ...['fscore', 'rmse', 'mae', 'mape', 'mse', 'smape', 'psi', 'ks', 'gini'],
  ...['brier', 'logloss', 'loss', 'drift*', 'latenc*', 'throughput'],
  ...['qps', 'rps', 'error', 'errors', 'rate', 'coverage'],
  ...['calibration', 'bias', 'fairness', 'parity', 'disparity', 'uplift'],
  ...['lift', 'perplexity', 'bleu', 'rouge*', 'wer', 'cer', 'ndcg', 'mrr'],
  ...['conversion', 'ctr', 'fpr', 'tpr', 'fnr', 'iou', 'silhouette', 'icir'],
  ...['false positive*', 'false negative*', 'availability', 'uptime', 'cost'],
  ...['response time', 'timeout*', 'win rate', 'regression', 'mean'],
  ...['deviation', 'incidents', 'failures', 'complaints', 'rows', 'samples'],
  ...[
    'freshness',
    'staleness',
    'missing',
    'nulls',
    'difference',
    'genauigkeit',
  ],
  ...['trefferquote', 'fehler*', 'abweichung*', 'latenz*', 'verfügbarkeit'],
  ...['exactitude', 'précision', 'rappel', 'taux', 'erreur*', 'latence*'],
  ...['exactitud', 'precisión', 'exhaustividad', 'tasa', 'latencia*'],
  ...['acurácia', 'precisão', 'revocação', 'taxa', 'erro', 'erros', 'latência'],
  ...['accuratezza', 'precisione', 'richiamo', 'tasso', 'errore', 'latenza'],
  ...['nauwkeurigheid', 'precisie', 'fout*', 'latentie', 'dokładność'],
  ...['czułość', 'błąd', 'błędów', 'opóźnieni*', 'přesnost', 'chyb*'],
  ...['точност*', 'полнот*', 'ошиб*', 'задержк*', 'доля', '精度', '正解率'],
  ...['再現率', '適合率', '誤差', 'エラー', '遅延', 'レイテンシ', '応答時間'],
  ...[
    '准确率',
    '召回率',
    '精确率',
    '误差',
    '错误率',
    '延迟',
    '準確率',
    '정확도',
  ],
  ...['재현율', '정밀도', '오류', '지연'],
]);

const WORDS = [
  ...['at least', 'at most', 'less than', 'more than', 'greater than'],
  ...['fewer than', 'lower than', 'higher than', 'above', 'below', 'under'],
  ...['over', 'exceeds?', 'exceeding', 'within', 'between', 'worse', 'better'],
  ...['min(?:imum)?', 'max(?:imum)?', 'not below', 'not above', 'no more'],
  ...['drops?', 'increases?', 'mindestens', 'höchstens', 'unter', 'über'],
  ...['weniger', 'mehr', 'maximal', 'minimal', 'au moins', 'au plus', 'moins'],
  ...['inférieure?', 'supérieure?', 'dépasse', 'al menos', 'como máximo'],
  ...['menos', 'más', 'menor', 'mayor', 'supera', 'pelo menos', 'no máximo'],
  ...['mais', 'maior', 'acima', 'abaixo', 'almeno', 'al massimo', 'meno'],
  ...['superiore', 'inferiore', 'oltre', 'minstens', 'hoogstens', 'onder'],
  ...['boven', 'minder', 'meer', 'co najmniej', 'najwyżej', 'mniej', 'więcej'],
  ...['poniżej', 'powyżej', 'nejméně', 'nejvýše', 'méně', 'více', 'pod', 'nad'],
  ...['не менее', 'не более', 'не ниже', 'не выше', 'менее', 'более', 'ниже'],
  ...['выше', 'меньше', 'больше', 'threshold', 'limit'],
].join('|');

/** A comparison with a number: "≥ 0.9", "at least 90 %", "90 以上". */
const COMPARISON = new RegExp(
  `[<>≤≥]=?\\s{0,2}[±+–-]?[$€£]?\\d|(?<!\\p{L})(?:${WORDS})(?!\\p{L})[^\\d.;\\n]{0,30}[±+–-]?\\d|\\d[\\d.,]{0,20}\\s?[%％\\p{L}]{0,10}\\s?(?:以上|以下|未満|未满|超|を上回|を下回|이상|이하|미만|초과|or (?:more|less|higher|lower|better)|oder mehr|minimum|maximum|max|min)|(?:不低于|不高于|不超过|大于|小于|低于|高于|超过|至少|最多)\\s?\\d`,
  'iu',
);

/** A word for a comparison or a condition, with or without a number. */
const CONDITION = new RegExp(
  `[<>≤≥≠=]|以上|以下|未満|超|より|場合|とき|必要|なければ|すべて|全て|时|如果|必须|所有|경우|반드시|모든|(?<!\\p{L})(?:${WORDS}|if|when|whenever|unless|until|only|must|no|none|never|every|all|each|pass(?:es|ed)?|fail(?:s|ed)?|green|approved|signed|wenn|falls|sobald|nur|muss|müssen|keine?|alle|si|lorsque|doit|doivent|aucune?|tou(?:s|tes)|cuando|deben?|ningún|todos|todas|se|quando|devem?|nenhum|quando|deve|devono|nessun|tutt[ie]|als|moet|moeten|geen|jeśli|gdy|musi|żaden|wszystkie|pokud|když|musí|žádný|všechny|если|когда|должн\\p{L}*|все|нет)(?!\\p{L})`,
  'iu',
);

/** Columns with thresholds. */
const LIMIT_COLUMN =
  /threshold|minimum|maximum|\bmin\b|\bmax\b|limit|required|requirement|target|must|criteri|schwell|mindest|grenz|seuil|umbral|límite|limiar|soglia|drempel|próg|порог|閾値|しきい値|基準|条件|阈值|标准|임계|기준/iu;

/** Keys of data: `min_auc`, `maxLatencyMs`. */
function wordsOf(text: string): string {
  return text
    .slice(0, 1000)
    .replace(/_/g, ' ')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
}

/** Measures whose name has a number. */
const NUMBERED_MEASURES =
  /(?<![\p{L}\d])(?:p\d{2,3}|f1|r2|[45]xx)(?![\p{L}\d])/iu;

/** Whether a text names a measure. */
export function namesMeasure(text: string): boolean {
  return (
    MEASURES.test(normalize(wordsOf(text))) || NUMBERED_MEASURES.test(text)
  );
}

/** Whether a text names a measure and compares it with a number. */
export function hasThreshold(text: string): boolean {
  return namesMeasure(text) && COMPARISON.test(wordsOf(text));
}

/** Whether a text names a measure and a number: "AUC 0.85". */
export function hasMeasuredValue(text: string): boolean {
  return namesMeasure(text) && /\d/.test(text);
}

/** Whether a text has a threshold or a condition. */
export function hasCondition(text: string): boolean {
  return CONDITION.test(text) || /\d\s?[%％]/.test(text);
}

/** Whether the number of a row is in a column with thresholds. */
export function isInLimitColumn(
  cells: readonly string[],
  header: readonly string[] | undefined,
): boolean {
  return (header ?? []).some(
    (title, index) => LIMIT_COLUMN.test(title) && /\d/.test(cells[index] ?? ''),
  );
}
