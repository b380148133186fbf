import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useMemo } from 'react';
import { EntityLink, useEntityTabPath } from '../../ui/entity';
import { useMlTranslation } from '../../translations';
import { translateRelation } from './relationWord';
import { SupplyChainLink, supplyChainOf } from './supplyChainOf';
import styles from './SupplyChainCard.module.css';

/** A card with the direct upstream and downstream entities of a Model, Dataset or Pipeline. */
export function SupplyChainCard() {
  const { entity } = useEntity();
  const { t } = useMlTranslation();
  const tabPath = useEntityTabPath(stringifyEntityRef(entity), 'ml-lineage');
  const { madeFrom, usedBy } = useMemo(() => supplyChainOf(entity), [entity]);
  return (
    <EntityInfoCard
      title={t('supplyChain.title')}
      footerActions={
        tabPath && <Link href={tabPath}>{t('supplyChain.openLineage')}</Link>
      }
    >
      <div className={styles.root}>
        <Side
          title={t('supplyChain.madeFrom')}
          links={madeFrom}
          none={t('supplyChain.nothingDeclared')}
        />
        <Side
          title={t('supplyChain.usedBy')}
          links={usedBy}
          none={t('supplyChain.noUse')}
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
  const { t } = useMlTranslation();
  const relations = [...new Set(links.map(link => link.relation))];
  return (
    <div>
      <h4 className={styles.title}>{title}</h4>
      {links.length === 0 && <p className={styles.none}>{none}</p>}
      {relations.map(relation => (
        <dl key={relation} className={styles.relation}>
          <dt>{translateRelation(t, relation)}</dt>
          {links
            .filter(link => link.relation === relation)
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
