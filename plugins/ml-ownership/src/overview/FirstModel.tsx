import { EvaluationProgress } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Text } from '@backstage/ui';
import { Section } from '../page';
import { CopyableYaml } from '../yaml';
import { EvaluationState } from './EvaluationState';
import styles from './FirstModel.module.css';

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

/** What to do while the catalog holds no Model, Dataset or Pipeline. */
export function FirstModel(props: { evaluation: EvaluationProgress }) {
  const { evaluation } = props;
  return (
    <Section
      title="Add the first model"
      lead="The catalog holds no Model, Dataset or Pipeline that you may read. Describe one, and it gets a scorecard: can a team other than its author retrain, deploy, observe and recover it?"
    >
      <ol className={styles.steps}>
        <li>
          <Text as="p" variant="body-medium">
            Put this next to the code of the model, as{' '}
            <code>catalog-info.yaml</code>, with your own names.
          </Text>
          <CopyableYaml yaml={FIRST_MODEL} label="YAML of a first model" />
        </li>
        <li>
          <Text as="p" variant="body-medium">
            Register the file as you register any other, by discovery or by its
            URL.
          </Text>
        </li>
        <li>
          <Text as="p" variant="body-medium">
            If the catalog refuses the kind, allow it in the configuration of
            the backend.
          </Text>
          <CopyableYaml yaml={RULES} label="YAML of the catalog rules" />
        </li>
      </ol>
      <EvaluationState evaluation={evaluation} />
    </Section>
  );
}
