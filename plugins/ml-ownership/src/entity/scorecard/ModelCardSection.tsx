import { useEntity } from '@backstage/plugin-catalog-react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  isHttpUrl,
  ML_ANNOTATIONS,
  ModelCard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { Section } from '../../ui/page';
import { CopyableYaml } from '../../ui/yaml';
import { useMlTranslation } from '../../translations';
import { proposeRelations } from './proposeRelations';
import styles from './ModelCardSection.module.css';

const PARTS = [
  'intendedUse',
  'trainingData',
  'evaluation',
  'limitations',
] as const;

/** What the model card of an entity says, if the entity declares one. */
export function ModelCardSection() {
  const { entity } = useEntity();
  return entity.metadata.annotations?.[ML_ANNOTATIONS.modelCard] ? (
    <DeclaredModelCard entityRef={stringifyEntityRef(entity)} />
  ) : null;
}

function DeclaredModelCard(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useMlTranslation();
  const { data, error, loading, reload } = useMlQuery(
    ['model-card', entityRef],
    api => api.getModelCard(entityRef),
  );
  if (data?.status === 'not-declared') {
    // No module reads model cards.
    return null;
  }
  return (
    <Section title={t('handover.modelCard.title')}>
      {loading && (
        <LoadingState subject={t('handover.modelCard.title')} heights={[96]} />
      )}
      {error && !data && (
        <ErrorState
          error={error}
          subject={t('handover.modelCard.title')}
          onRetry={reload}
        />
      )}
      {data?.status === 'unreadable' && (
        <p className={styles.text}>
          {t('handover.modelCard.unreadable', { reason: data.reason ?? '' })}
        </p>
      )}
      {data?.status === 'read' && <Content card={data} />}
    </Section>
  );
}

function Content(props: { card: ModelCard }) {
  const { card } = props;
  const { t } = useMlTranslation();
  const relations = proposeRelations(card);
  const named = [
    ['baseModels', card.baseModels ?? []] as const,
    ['datasets', card.datasets ?? []] as const,
  ].filter(([, names]) => names.length > 0);
  return (
    <>
      <dl className={styles.parts}>
        {PARTS.map(part => (
          <div key={part}>
            <dt>{t(`handover.modelCard.${part}`)}</dt>
            <dd>
              {card[part]?.length ? (
                card[part].map((text, index) => <p key={index}>{text}</p>)
              ) : (
                <p className={styles.none}>{t('handover.modelCard.missing')}</p>
              )}
            </dd>
          </div>
        ))}
        {named.map(([kind, names]) => (
          <div key={kind}>
            <dt>{t(`handover.modelCard.${kind}`)}</dt>
            <dd>
              <ul>
                {names.map(name => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      {relations && (
        <>
          <p className={styles.text}>{t('handover.modelCard.proposed')}</p>
          <CopyableYaml
            yaml={relations}
            label={t('handover.modelCard.relations')}
          />
        </>
      )}
      {card.url && isHttpUrl(card.url) && (
        <Link href={card.url} target="_blank" rel="noopener noreferrer">
          {t('handover.modelCard.open')}
        </Link>
      )}
    </>
  );
}
