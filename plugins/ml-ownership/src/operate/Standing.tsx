import { Link } from '@backstage/ui';
import { useEntityTabPath } from '../entity';
import { Section } from '../page';
import { LoadingState } from '../states';
import { PointInTime } from '../time';
import { VerdictLabel } from '../verdict';
import { Note } from './Fact';
import styles from './Standing.module.css';
import { OperateData } from './useOperate';

/** The verdict in words, and how old it is. */
export function Standing(props: { entityRef: string; data: OperateData }) {
  const { entityRef, data } = props;
  const { scorecard, trouble } = data;
  const handoverPath = useEntityTabPath(entityRef, 'handover');
  return (
    <Section title="Can another team run it?">
      {!scorecard && trouble && (
        <Note>Not known: the scorecards {trouble}</Note>
      )}
      {!scorecard && !trouble && (
        <LoadingState subject="the verdict" heights={[24, 24]} />
      )}
      {scorecard && (
        <div className={styles.root}>
          <VerdictLabel
            verdict={scorecard.systemVerdict ?? scorecard.verdict}
            size="large"
          />
          <p className={styles.headline}>{scorecard.headline}</p>
          <Note>
            {scorecard.evaluatedAt && (
              <>
                Worked out <PointInTime at={scorecard.evaluatedAt} />.{' '}
              </>
            )}
          </Note>
          {handoverPath && (
            <Link className={styles.link} href={handoverPath}>
              Why, and what to do next
            </Link>
          )}
        </div>
      )}
    </Section>
  );
}
