import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { PointInTime } from '../time';
import { useWords } from '../words';
import styles from './BackendState.module.css';
import { OperateData, Trouble } from './useOperate';

/** Says where the page comes from while the backend does not answer. Says nothing while it does. */
export function BackendState(props: { data: OperateData }) {
  const { trouble, reload } = props.data;
  const { t } = useWords();
  return (
    <div className={styles.root} role="status">
      {trouble && (
        <>
          <span>
            <Origin data={props.data} trouble={trouble} />
          </span>
          <Button
            className={styles.button}
            variant="secondary"
            iconStart={<RiRefreshLine />}
            onPress={reload}
          >
            {t('operate.tryAgain')}
          </Button>
        </>
      )}
    </div>
  );
}

function Origin(props: { data: OperateData; trouble: Trouble }) {
  const { data, trouble } = props;
  const { operate, scorecard } = data;
  const { t } = useWords();
  const evaluatedAt = operate?.evaluatedAt ?? scorecard?.evaluatedAt;
  if (!operate && !scorecard) {
    return t(`operate.catalogAlone.${trouble}`);
  }
  return evaluatedAt
    ? t(`operate.lastSaidAt.${trouble}`, {
        when: <PointInTime at={evaluatedAt} />,
      })
    : t(`operate.lastSaid.${trouble}`);
}
