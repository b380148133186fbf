import { UpstreamChange } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { LoadingState } from '../states';
import { PointInTime } from '../time';
import { Note } from './Fact';
import styles from './UpstreamChanges.module.css';
import { OperateData } from './useOperate';

/** What changed before it went wrong. */
export function UpstreamChanges(props: { data: OperateData }) {
  const { operate, trouble } = props.data;
  return (
    <Section title="Changed upstream in the last 24 hours">
      {!operate && trouble && <Note>Not known: the scorecards {trouble}</Note>}
      {!operate && !trouble && (
        <LoadingState subject="what changed upstream" heights={[44, 44]} />
      )}
      {operate && operate.upstream.length === 0 && operate.hidden === 0 && (
        <Note>
          Nothing that is known here: neither declarations, nor what connected
          systems have told.
        </Note>
      )}
      {operate && operate.upstream.length > 0 && (
        <ul
          className={styles.list}
          aria-label="Changes upstream, the latest first"
        >
          {withoutRepeats(operate.upstream).map(
            ({ entityRef, title, at, what }) => (
              <li key={`${entityRef} ${at} ${what}`} className={styles.change}>
                <EntityLink entityRef={entityRef} title={title} />
                <span>{what}</span>
                <Note>
                  <PointInTime at={at} />
                </Note>
              </li>
            ),
          )}
        </ul>
      )}
      {operate && operate.hidden > 0 && (
        <Note>
          {operate.hidden === 1 ? '1 change' : `${operate.hidden} changes`} of
          entities that you may not see.
        </Note>
      )}
    </Section>
  );
}

/** One run can say the same of one entity more than once. */
function withoutRepeats(changes: UpstreamChange[]): UpstreamChange[] {
  const seen = new Map(
    changes.map(change => [
      `${change.entityRef} ${change.at} ${change.what}`,
      change,
    ]),
  );
  return [...seen.values()];
}
