import { ScorecardCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { useWords } from '../words';
import { criterionAnchor } from './criterionAnchor';
import { titleOfCriterion } from './criterionWords';
import styles from './CriterionLink.module.css';

/** Leads to a criterion further down on the page. */
export function CriterionLink(props: {
  id: string;
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
}) {
  const { id, criteria } = props;
  const { t } = useWords();
  return (
    <Link className={styles.root} href={`#${criterionAnchor(id)}`}>
      {titleOfCriterion(t, criteria, id)}
    </Link>
  );
}
