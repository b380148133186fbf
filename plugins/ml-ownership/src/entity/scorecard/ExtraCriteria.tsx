import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { OnCriterionAction } from '../../ui/criterion';
import { Section } from '../../ui/page';
import { useMlQuery } from '../../ui/async-state';
import { useMlTranslation } from '../../translations';
import { CriterionDetails } from './CriterionDetails';
import layout from '../../ui/layout.module.css';

/** The custom criteria of the company, separate from the criteria that determine the levels. */
export function ExtraCriteria(props: {
  scorecard: Scorecard;
  onAction: OnCriterionAction;
}) {
  const { scorecard, onAction } = props;
  const { extra } = scorecard;
  const { t } = useMlTranslation();
  const { data } = useMlQuery(
    extra.length > 0 ? ['criteria'] : undefined,
    api => api.getCriteria(),
  );
  if (extra.length === 0) {
    return null;
  }
  return (
    <Section
      title={t('handover.criteria.extraTitle')}
      lead={t('handover.criteria.extraLead')}
    >
      <ul className={layout.list}>
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
