import { useEntity } from '@backstage/plugin-catalog-react';
import { Ability } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Section } from '../page';
import { abilityWord } from '../verdict';
import { DeclaredFact } from './DeclaredFact';
import { FactList } from './Fact';

/** In the order in which they are wanted at night. */
const ORDER: Ability[] = ['recover', 'observe', 'deploy', 'retrain'];

/** The documents that say how to do it. */
export function Runbooks() {
  const { entity } = useEntity();
  const isExternal =
    entity.kind === 'Dataset' && entity.spec?.type === 'external';
  const abilities = ORDER.filter(
    // Nobody here can rebuild or publish what comes from outside.
    ability => !isExternal || ability === 'recover' || ability === 'observe',
  );
  return (
    <Section title="Runbooks">
      <FactList>
        {abilities.map(ability => {
          const word = abilityWord(ability, entity.kind);
          return (
            <DeclaredFact
              key={ability}
              title={word}
              path={`operations.${ability}.runbook`}
              missing={`No runbook to ${word.toLocaleLowerCase('en-US')}`}
              example={`docs/${ability}.md`}
            />
          );
        })}
      </FactList>
    </Section>
  );
}
