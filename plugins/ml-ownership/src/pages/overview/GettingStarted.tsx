import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EvaluationProgress } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { Section } from '../../ui/page';
import { importRouteRef } from '../../routes';
import { useMlTranslation } from '../../translations';
import { CopyableYaml } from '../../ui/yaml';
import { EvaluationState } from './EvaluationState';
import styles from './GettingStarted.module.css';

const FIRST_MODEL = `apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata:
  name: churn-classifier
  title: Churn classifier
spec:
  type: classifier
  lifecycle: production
  tier: 1
  owner: group:growth-ml
  operatedBy: group:ml-platform
  authors: [user:ada]
  system: customer-retention
  producedBy: [pipeline:churn-training]
  trainedOn: [dataset:customer-features]
  operations:
    retrain: { runbook: docs/retrain.md }
    deploy: { runbook: docs/deploy.md }
    observe: { runbook: docs/observe.md }
    recover: { runbook: docs/recover.md }
`;

const RULES = `catalog:
  rules:
    - allow: [Component, System, API, Resource, Location, Model, Dataset, Pipeline]
`;

/** Instructions for a catalog without a Model, Dataset or Pipeline. */
export function GettingStarted(props: { evaluation: EvaluationProgress }) {
  const { evaluation } = props;
  const { t } = useMlTranslation();
  const importPath = useRouteRef(importRouteRef)?.();
  return (
    <>
      <Section
        title={t('overview.first.title')}
        lead={t('overview.first.lead')}
      >
        <ol className={styles.steps}>
          <li>
            <p>
              {t('overview.first.file', {
                file: <code>catalog-info.yaml</code>,
              })}
            </p>
            <CopyableYaml
              yaml={FIRST_MODEL}
              label={t('overview.first.modelYaml')}
            />
          </li>
          <li>
            <p>{t('overview.first.register')}</p>
          </li>
          <li>
            <p>{t('overview.first.allow')}</p>
            <CopyableYaml yaml={RULES} label={t('overview.first.rulesYaml')} />
          </li>
        </ol>
        <EvaluationState evaluation={evaluation} />
      </Section>
      <Section
        title={t('overview.first.importTitle')}
        lead={t('overview.first.importLead')}
      >
        <p className={styles.import}>
          <Link href={importPath}>{t('overview.first.import')}</Link>
        </p>
      </Section>
    </>
  );
}
