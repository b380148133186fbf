import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { OnCriterionAction } from '../criterion';
import { Section } from '../page';
import { useMlData } from '../states';
import { useWords } from '../words';
import { CriterionDetails } from './CriterionDetails';
import styles from './CriteriaList.module.css';

/** The criteria that a company added for itself, apart from those that levels are made of. */
export function ExtraCriteria(props: {
  scorecard: Scorecard;
  onAction: OnCriterionAction;
}) {
  const { scorecard, onAction } = props;
  const { extra } = scorecard;
  const { t } = useWords();
  const { data } = useMlData(extra.length > 0 ? ['criteria'] : undefined, api =>
    api.getCriteria(),
  );
  if (extra.length === 0) {
    return null;
  }
  return (
    <Section
      title={t('handover.criteria.extraTitle')}
      lead={t('handover.criteria.extraLead')}
    >
      <ul className={styles.list}>
        {extra.map(criterion => (
          <li key={criterion.id}>
            <CriterionDetails
              entityRef={scorecard.entityRef}
              evaluatedAt={scorecard.evaluatedAt}
              criterion={{
                ...criterion,
                accepts: data?.extra.find(({ id }) => id === criterion.id)
                  ?.accepts,
              }}
              onAction={onAction}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
