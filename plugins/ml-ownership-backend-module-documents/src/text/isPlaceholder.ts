const PLACEHOLDERS = new Set([
  ...['todo', 'tbd', 'tba', 'tbc', 'wip', 'fixme', 'xxx', 'placeholder'],
  ...['to be written', 'to be done', 'to be defined', 'to be decided'],
  ...['to be determined', 'to be added', 'to be completed', 'to do'],
  ...['coming soon', 'work in progress', 'write me', 'fill me in', 'n a'],
  ...['noch zu schreiben', 'zu ergänzen', 'folgt', 'folgt noch', 'offen'],
  ...['à compléter', 'à faire', 'à rédiger', 'à venir'],
  ...['por hacer', 'pendiente', 'por completar', 'por escribir'],
  ...['a fazer', 'pendente', 'por fazer', 'a completar', 'a escrever'],
  ...['do uzupełnienia', 'do zrobienia', 'wkrótce'],
  ...['doplnit', 'bude doplněno', 'k doplnění'],
  ...['未定', '準備中', '作成中', '未作成', '要記入', '追記予定'],
]);

/** Whether a text says nothing yet: it is empty, or somebody noted that they are going to write it. */
export function isPlaceholder(text: string): boolean {
  const words = text
    .slice(0, 200)
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return (
    words === '' ||
    PLACEHOLDERS.has(words) ||
    (text.length <= 120 && /^(?:todo|tbd|fixme)\b/.test(words))
  );
}
