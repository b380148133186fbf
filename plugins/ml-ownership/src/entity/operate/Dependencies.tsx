import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { SupplyChainLink, supplyChainOf } from '../supply-chain/supplyChainOf';
import { useMlTranslation } from '../../translations';
import { DescriptionItem, DescriptionList, Note } from './DescriptionList';

/** The relation from a Model to the components that serve it. */
const SERVED_BY = 'servedBy';

/**
 * The components that serve the model, the downstream entities that would fail next, and the direct upstream entities.
 */
export function Dependencies() {
  const { t } = useMlTranslation();
  const { entity } = useEntity();
  const { madeFrom, usedBy } = supplyChainOf(entity);
  const servers = usedBy.filter(({ relation }) => relation === SERVED_BY);
  const fed = usedBy.filter(({ relation }) => relation !== SERVED_BY);
  return (
    <Section title={t('operate.neighbours.title')}>
      <DescriptionList>
        {entity.kind === 'Model' && (
          <DescriptionItem title={t('operate.neighbours.servedBy')}>
            <Links links={servers} none={t('operate.neighbours.noServers')} />
          </DescriptionItem>
        )}
        <DescriptionItem title={t('operate.neighbours.feeds')}>
          <Links links={fed} none={t('operate.neighbours.noFed')} />
        </DescriptionItem>
        <DescriptionItem title={t('operate.neighbours.madeFrom')}>
          <Links links={madeFrom} none={t('operate.neighbours.noSources')} />
        </DescriptionItem>
      </DescriptionList>
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
