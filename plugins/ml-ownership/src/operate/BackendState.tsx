import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { PointInTime } from '../time';
import styles from './BackendState.module.css';
import { OperateData } from './useOperate';

/** Says where the page comes from while the backend does not answer. Says nothing while it does. */
export function BackendState(props: { data: OperateData }) {
  const { operate, scorecard, trouble, reload } = props.data;
  const evaluatedAt = operate?.evaluatedAt ?? scorecard?.evaluatedAt;
  const knowsNothing = !operate && !scorecard;
  return (
    <div className={styles.root} role="status">
      {trouble && (
        <>
          <span>
            {knowsNothing
              ? `The scorecards ${trouble}; this comes from the catalog alone`
              : `The scorecards ${trouble}; versions, changes and verdict are what they last said`}
            {evaluatedAt && (
              <>
                , worked out <PointInTime at={evaluatedAt} />
              </>
            )}
            .
          </span>
          <Button
            className={styles.button}
            variant="secondary"
            iconStart={<RiRefreshLine />}
            onPress={reload}
          >
            Try again
          </Button>
        </>
      )}
    </div>
  );
}
