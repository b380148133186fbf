import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { SupplyChainLink, supplyChainOf } from '../supply-chain/supplyChainOf';
import { Fact, FactList, Note } from './Fact';

const SERVED_BY = 'served by';

/** What stands between it and its users, and what fails next. */
export function Neighbours() {
  const { entity } = useEntity();
  const { madeFrom, usedBy } = supplyChainOf(entity);
  const servers = usedBy.filter(({ title }) => title === SERVED_BY);
  const fed = usedBy.filter(({ title }) => title !== SERVED_BY);
  return (
    <Section title="Around it">
      <FactList>
        {entity.kind === 'Model' && (
          <Fact title="Served by">
            <Links links={servers} none="Nothing is declared that serves it" />
          </Fact>
        )}
        <Fact title="Feeds">
          <Links links={fed} none="Nothing declares that it uses this" />
        </Fact>
        <Fact title="Made from">
          <Links links={madeFrom} none="Nothing declared" />
        </Fact>
      </FactList>
    </Section>
  );
}

function Links(props: { links: SupplyChainLink[]; none: string }) {
  const refs = [...new Set(props.links.map(({ entityRef }) => entityRef))];
  if (refs.length === 0) {
    return <Note>{props.none}</Note>;
  }
  return (
    <>
      {refs.map(ref => (
        <EntityLink key={ref} entityRef={ref} />
      ))}
    </>
  );
}
