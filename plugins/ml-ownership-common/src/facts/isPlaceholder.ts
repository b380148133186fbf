/** Placeholders in the languages of the supported runbooks. */
const PLACEHOLDERS = new Set([
  ...['todo', 'tbd', 'tba', 'tbc', 'wip', 'fixme', 'xxx', 'placeholder'],
  ...['to be written', 'to be done', 'to be defined', 'to be decided'],
  ...['to be determined', 'to be added', 'to be completed', 'to do'],
  ...['to be confirmed', 'to be announced', 'to be clarified'],
  ...['coming soon', 'work in progress', 'write me', 'fill me in', 'n a'],
  ...['noch zu schreiben', 'zu ergänzen', 'folgt', 'folgt noch', 'offen'],
  ...['noch offen', 'wird nachgereicht', 'noch zu klären', 'zu klären'],
  ...['à compléter', 'à faire', 'à rédiger', 'à venir', 'à définir'],
  ...['por hacer', 'pendiente', 'por completar', 'por escribir'],
  ...['por definir', 'a fazer', 'pendente', 'por fazer', 'a completar'],
  ...['a escrever', 'a definir', 'do uzupełnienia', 'do zrobienia'],
  ...['do ustalenia', 'wkrótce', 'doplnit', 'bude doplněno', 'k doplnění'],
  ...['未定', '準備中', '作成中', '未作成', '要記入', '追記予定'],
]);

/** Values that mean "nothing" in a field of an entity; in a document they may be content. */
const NOTHING_DECLARED = new Set([
  ...['none', 'unknown', 'na', 'nil', 'null', 'undefined', 'x', 'xx'],
  ...['keine', 'keiner', 'keines', 'unbekannt', 'entfällt'],
  ...['aucun', 'aucune', 'inconnu', 'néant', 'ninguno', 'ninguna'],
  ...['desconocido', 'nenhum', 'nenhuma', 'desconhecido', 'brak'],
  ...['nieznany', 'nieznane', 'žádný', 'žádné', 'neznámé', 'なし', '不明'],
]);

/** Matches "TODO: write it", but not the path `todo/runbook.md`. */
const OPENS_WITH_A_NOTE =
  /^[^\p{L}\p{N}]*(?:todo|tbd|tbc|fixme)(?:[:,;!?()]|\.?(?:\s|$))/iu;

/** A longer text has content, even if it begins with such a note. In UTF-16 code units. */
const LONGEST_PLACEHOLDER = 120;

/**
 * Whether a text is empty, punctuation only, or a placeholder such as "to be written".
 *
 * @public
 */
export function isPlaceholder(text: string): boolean {
  if (text === '') {
    return true;
  }
  const normalized = normalize(text);
  return (
    normalized === '' ||
    PLACEHOLDERS.has(normalized) ||
    (text.length <= LONGEST_PLACEHOLDER && OPENS_WITH_A_NOTE.test(text))
  );
}

/**
 * Whether a text in a field of an entity declares nothing: a placeholder, or a value such as `none` or
 * `unknown`.
 *
 * @public
 */
export function declaresNothing(text: string): boolean {
  return isPlaceholder(text) || NOTHING_DECLARED.has(normalize(text));
}

function normalize(text: string): string {
  return text
    .slice(0, 200)
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
