import {
  Scorecard,
  yamlForLevel,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMlTranslation } from '../../translations';
import { annotateYamlSnippet } from '../../ui/criterion';
import { CopyableYaml } from '../../ui/yaml';
import styles from './NextSteps.module.css';

/** The block of YAML for a level. Default export, because it is loaded on request. */
export default function LevelYamlBlock(props: {
  level: number;
  scorecard: Scorecard;
}) {
  const { level, scorecard } = props;
  const { t } = useMlTranslation();
  const block = yamlForLevel(scorecard.criteria, level);
  return block ? (
    <>
      <p className={styles.text}>
        {t('handover.steps.levelYamlLead', { count: block.criteria.length })}
      </p>
      <CopyableYaml
        yaml={annotateYamlSnippet(t, block.yaml, scorecard.entityRef)}
        label={t('handover.steps.levelYaml', { level: String(level) })}
      />
    </>
  ) : (
    <p className={styles.text}>{t('handover.steps.levelYamlNone')}</p>
  );
}
