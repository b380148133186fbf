import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import styles from './BackendStatusAlert.module.css';
import { OperateData, Trouble } from './useOperate';

/** An alert that names the source of the page's data while the backend does not respond; otherwise renders nothing. */
export function BackendState(props: { data: OperateData }) {
  const { trouble, reload } = props.data;
  const { t } = useMlTranslation();
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
  const { t } = useMlTranslation();
  const evaluatedAt = operate?.evaluatedAt ?? scorecard?.evaluatedAt;
  if (!operate && !scorecard) {
    return t(`operate.catalogAlone.${trouble}`);
  }
  return evaluatedAt
    ? t(`operate.fromLastAnswerAt.${trouble}`, {
        when: <PointInTime at={evaluatedAt} />,
      })
    : t(`operate.fromLastAnswer.${trouble}`);
}
