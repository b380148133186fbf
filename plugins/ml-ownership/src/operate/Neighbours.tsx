import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { SupplyChainLink, supplyChainOf } from '../supply-chain/supplyChainOf';
import { useWords } from '../words';
import { Fact, FactList, Note } from './Fact';

/** Of the relation table, which is English everywhere. */
const SERVED_BY = 'served by';

/** What stands between it and its users, and what fails next. */
export function Neighbours() {
  const { t } = useWords();
  const { entity } = useEntity();
  const { madeFrom, usedBy } = supplyChainOf(entity);
  const servers = usedBy.filter(({ title }) => title === SERVED_BY);
  const fed = usedBy.filter(({ title }) => title !== SERVED_BY);
  return (
    <Section title={t('operate.neighbours.title')}>
      <FactList>
        {entity.kind === 'Model' && (
          <Fact title={t('operate.neighbours.servedBy')}>
            <Links links={servers} none={t('operate.neighbours.noServers')} />
          </Fact>
        )}
        <Fact title={t('operate.neighbours.feeds')}>
          <Links links={fed} none={t('operate.neighbours.noFed')} />
        </Fact>
        <Fact title={t('operate.neighbours.madeFrom')}>
          <Links links={madeFrom} none={t('operate.neighbours.noSources')} />
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
