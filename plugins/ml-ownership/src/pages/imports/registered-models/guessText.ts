import { Entity } from '@backstage/catalog-model';
import {
  ImportCandidate,
  ImportGuess,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../../translations';

/** Describes why the owner of a registered model was guessed, or why none was found; `undefined` if nothing names one. */
export function ownerText(
  t: TranslateFunction,
  { owner }: Pick<ImportCandidate, 'owner'>,
): string | undefined {
  return (
    owner &&
    (owner.entityRef
      ? t('imports.registered.ownerGuessed', { reason: reasonText(t, owner) })
      : t('imports.registered.ownerMissing', { reason: reasonText(t, owner) }))
  );
}

/** Like {@link ownerText}, for the pipeline. */
export function producerText(
  t: TranslateFunction,
  { producer }: Pick<ImportCandidate, 'producer'>,
): string | undefined {
  const reason = producer && reasonText(t, producer);
  if (reason === undefined) {
    return undefined;
  }
  return producer?.entityRef
    ? t('imports.registered.producerGuessed', {
        producer: producer.entityRef,
        reason,
      })
    : t('imports.registered.producerMissing', { reason });
}

/** Explains the values of a proposed entity that were guessed, as far as users have not changed them. */
export function guessNotes(
  t: TranslateFunction,
  candidate: ImportCandidate,
  { spec = {} }: Entity,
): string[] {
  const { owner, authors } = candidate;
  return [
    owner?.entityRef === spec.owner ? ownerText(t, candidate) : undefined,
    ...authors.map(author =>
      t('imports.registered.authorGuessed', { reason: reasonText(t, author) }),
    ),
    producerText(t, candidate),
  ].flatMap(text => text ?? []);
}

function reasonText(t: TranslateFunction, { reason }: ImportGuess): string {
  const { type, name = '', value } = reason;
  return t(`imports.registered.reason.${type}`, { name, value });
}
