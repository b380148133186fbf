import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';
import { titleOfCriterion } from '../../ui/criterion';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';

/** The criteria that no source answers: the reason why they are unknown everywhere. */
export function UncoveredCriteria(props: { criteria: readonly string[] }) {
  const { criteria } = props;
  const { t } = useMlTranslation();
  if (criteria.length === 0) {
    return null;
  }
  return (
    <Section
      title={t('connectors.uncovered.title', { count: criteria.length })}
      lead={t('connectors.uncovered.lead')}
    >
      <ul>
        {criteria.map(criterion => (
          <li key={criterion}>{titleOfCriterion(t, CRITERIA, criterion)}</li>
        ))}
      </ul>
    </Section>
  );
}
