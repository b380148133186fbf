import { Alert } from '@backstage/ui';
import { useWords } from '../words';
import { isFlawed, Proposal } from './proposals';
import styles from './ProposalLists.module.css';

/** What stands in the way of one proposal: field, what stands there, and what was expected. */
export function ProblemList(props: { proposal: Proposal }) {
  const { proposal } = props;
  const { problems, unreadable, sameRefAs } = proposal;
  const { t } = useWords();
  if (!isFlawed(proposal)) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      title={t('imports.proposals.toMend')}
      description={
        <ul className={styles.list}>
          {unreadable && (
            <li>{t('imports.proposals.atLine', { ...unreadable })}</li>
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
