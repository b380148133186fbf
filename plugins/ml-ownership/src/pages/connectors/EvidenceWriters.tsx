import {
  CRITERIA,
  EvidenceWriter,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { titleOfCriterion } from '../../ui/criterion';
import { Section } from '../../ui/page';
import { PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';

/** The tokens that may report evidence, and when they last did. */
export function EvidenceWriters(props: { writers: readonly EvidenceWriter[] }) {
  const { writers } = props;
  const { t } = useMlTranslation();
  if (writers.length === 0) {
    return null;
  }
  return (
    <Section title={t('connectors.writers.title')}>
      <ul>
        {writers.map(({ subject, criteria, lastReceivedAt }) => (
          <li key={subject}>
            <code>{subject}</code>
            {': '}
            {lastReceivedAt
              ? t('connectors.writers.lastReport', {
                  when: <PointInTime at={lastReceivedAt} />,
                })
              : t('connectors.writers.never')}
            <details>
              <summary>
                {t('connectors.criteria', { count: criteria.length })}
              </summary>
              <ul>
                {criteria.map(criterion => (
                  <li key={criterion}>
                    {titleOfCriterion(t, CRITERIA, criterion)}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
