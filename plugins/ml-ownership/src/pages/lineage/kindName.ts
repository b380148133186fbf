import { TranslateFunction } from '../../translations';

const KINDS = [
  'Model',
  'Dataset',
  'Pipeline',
  'Component',
  'Resource',
  'Ghost',
] as const;

/** The translated name of a kind; kinds of other origin keep their own name. */
export function kindName(t: TranslateFunction, kind: string): string {
  const known = KINDS.find(name => name === kind);
  return known ? t(`lineage.kind.${known}`) : kind;
}

/** Kind and type, as in "Model, classifier". */
export function kindAndType(
  t: TranslateFunction,
  kind: string,
  type?: string,
): string {
  return type
    ? t('lineage.kindAndType', { kind: kindName(t, kind), type })
    : kindName(t, kind);
}
