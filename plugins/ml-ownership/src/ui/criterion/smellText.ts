import {
  SmellId,
  SMELLS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../translations';

/** Translates a text of a smell. The text of a smell that this version does not contain is returned unchanged. */
export function translateSmell<TPart extends 'title' | 'why'>(
  t: TranslateFunction,
  smell: { id: string } & Record<TPart, string>,
  part: TPart,
): string {
  return smell.id in SMELLS
    ? t(`handover.smell.${smell.id as SmellId}.${part as 'title' | 'why'}`)
    : smell[part];
}
