import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useMemo } from 'react';
import { EntityLink, useEntityTabPath } from '../entity';
import { SupplyChainLink, supplyChainOf } from './supplyChainOf';
import styles from './SupplyChainCard.module.css';

/** What a Model, Dataset or Pipeline is made from, and what uses it. */
export function SupplyChainCard() {
  const { entity } = useEntity();
  const tabPath = useEntityTabPath(stringifyEntityRef(entity), 'ml-lineage');
  const { madeFrom, usedBy } = useMemo(() => supplyChainOf(entity), [entity]);
  return (
    <EntityInfoCard
      title="Supply chain"
      footerActions={tabPath && <Link href={tabPath}>Open the lineage</Link>}
    >
      <div className={styles.root}>
        <Side title="Made from" links={madeFrom} none="Nothing declared." />
        <Side
          title="Used by"
          links={usedBy}
          none="Nothing declares that it uses this."
        />
      </div>
    </EntityInfoCard>
  );
}

function Side(props: {
  title: string;
  links: SupplyChainLink[];
  none: string;
}) {
  const { title, links, none } = props;
  const titles = [...new Set(links.map(link => link.title))];
  return (
    <div>
      <h4 className={styles.title}>{title}</h4>
      {links.length === 0 && <p className={styles.none}>{none}</p>}
      {titles.map(relation => (
        <dl key={relation} className={styles.relation}>
          <dt>{relation}</dt>
          {links
            .filter(link => link.title === relation)
            .map(link => (
              <dd key={link.entityRef}>
                <EntityLink entityRef={link.entityRef} />
              </dd>
            ))}
        </dl>
      ))}
    </div>
  );
}
