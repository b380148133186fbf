import { Translate } from '../words';

const KINDS = [
  'Model',
  'Dataset',
  'Pipeline',
  'Component',
  'Resource',
  'Ghost',
] as const;

/** What a kind is called; one that the catalog has from elsewhere goes by its own name. */
export function kindName(t: Translate, kind: string): string {
  const known = KINDS.find(name => name === kind);
  return known ? t(`lineage.kind.${known}`) : kind;
}

/** As in "Model, classifier". */
export function kindAndType(t: Translate, kind: string, type?: string): string {
  return type
    ? t('lineage.kindAndType', { kind: kindName(t, kind), type })
    : kindName(t, kind);
}
