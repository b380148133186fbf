import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Ability } from '@mlownership/backstage-plugin-ml-ownership-common';
import { toDo } from '../drills/words';
import { Section } from '../page';
import { abilityName } from '../verdict';
import { useWords } from '../words';
import { DeclaredFact } from './DeclaredFact';
import { FactList } from './Fact';

/** In the order in which they are wanted at night. */
const ORDER: Ability[] = ['recover', 'observe', 'deploy', 'retrain'];

/** The documents that say how to do it. */
export function Runbooks() {
  const { t, formats } = useWords();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const isExternal =
    entity.kind === 'Dataset' && entity.spec?.type === 'external';
  const abilities = ORDER.filter(
    // Nobody here can rebuild or publish what comes from outside.
    ability => !isExternal || ability === 'recover' || ability === 'observe',
  );
  return (
    <Section title={t('operate.runbooks.title')}>
      <FactList>
        {abilities.map(ability => {
          return (
            <DeclaredFact
              key={ability}
              title={abilityName(t, ability, entity.kind)}
              path={`operations.${ability}.runbook`}
              missing={t('operate.runbooks.missing', {
                what: toDo(t, formats, entityRef, [ability]),
              })}
              example={`docs/${ability}.md`}
            />
          );
        })}
      </FactList>
    </Section>
  );
}
