import { ScorecardCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { criterionAnchor } from './criterionAnchor';
import styles from './CriterionLink.module.css';

/** Leads to a criterion further down on the page. */
export function CriterionLink(props: {
  id: string;
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
}) {
  const { id, criteria } = props;
  const criterion = criteria.find(candidate => candidate.id === id);
  return (
    <Link className={styles.root} href={`#${criterionAnchor(id)}`}>
      {criterion?.title ?? id}
    </Link>
  );
}
