import { Alert } from '@backstage/ui';
import { useMlTranslation } from '../../translations';
import { isFlawed, Proposal } from './proposals';
import styles from './ProposalLists.module.css';

/** The problems of one proposal: field, actual value and expected value. */
export function ProblemList(props: { proposal: Proposal }) {
  const { proposal } = props;
  const { problems, unreadable, sameRefAs } = proposal;
  const { t } = useMlTranslation();
  if (!isFlawed(proposal)) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      title={t('imports.proposals.problemsTitle')}
      description={
        <ul className={styles.list}>
          {unreadable && (
            <li>
              {t('imports.proposals.atLine', {
                line: unreadable.line,
                problem: t(
                  `imports.proposals.yamlProblem.${unreadable.problem}`,
                ),
              })}
            </li>
          )}
          {sameRefAs && (
            <li>{t('imports.proposals.sameRef', { other: sameRefAs })}</li>
          )}
          {problems.map(({ field, got, expected }) => (
            <li key={`${field} ${got}`}>
              {t('imports.proposals.problem', { field, got, expected })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
