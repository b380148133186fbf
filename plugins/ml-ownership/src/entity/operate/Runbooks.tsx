import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Ability } from '@mlownership/backstage-plugin-ml-ownership-common';
import { doing } from '../../pages/drills/text';
import { Section } from '../../ui/page';
import { abilityName } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { DeclaredField } from './DeclaredField';
import { DescriptionList } from './DescriptionList';

/** Ordered by urgency during an incident. */
const ORDER: Ability[] = ['recover', 'observe', 'deploy', 'retrain'];

/** The runbooks of the entity. */
export function Runbooks() {
  const { t, formats } = useMlTranslation();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const isExternal =
    entity.kind === 'Dataset' &&
    entity.spec?.type === 'external' &&
    !entity.relations?.some(({ type }) => type === 'producedBy');
  const abilities = ORDER.filter(
    // External entities can't be rebuilt or deployed here.
    ability => !isExternal || ability === 'recover' || ability === 'observe',
  );
  return (
    <Section title={t('operate.runbooks.title')}>
      <DescriptionList>
        {abilities.map(ability => {
          return (
            <DeclaredField
              key={ability}
              title={abilityName(t, ability, entity.kind)}
              path={`operations.${ability}.runbook`}
              missing={t('operate.runbooks.missing', {
                what: doing(t, formats, entityRef, [ability]),
              })}
              example={`docs/${ability}.md`}
            />
          );
        })}
      </DescriptionList>
    </Section>
  );
}
