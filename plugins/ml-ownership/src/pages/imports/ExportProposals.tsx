import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { downloadText } from '../../ui/csv';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { CopyButton } from '../../ui/yaml';
import { fileOf, isFlawed, Proposal } from './proposals';
import { PullRequest } from './PullRequest';
import layout from '../../ui/layout.module.css';
import styles from './ImportPage.module.css';

const FILE_NAME = 'ml-entities.yaml';

/** All proposals as one file: to copy, to download, or as a pull request. */
export function ExportProposals(props: { proposals: Proposal[] }) {
  const { proposals } = props;
  const { t } = useMlTranslation();
  const written = proposals.filter(({ text }) => text !== undefined);
  const flawed = written.filter(isFlawed).length;
  const undecided = proposals.filter(
    ({ source, pick }) => source && !pick.kind,
  ).length;
  const file = fileOf(written);
  return (
    <Section title={t('imports.export.title')} lead={t('imports.export.lead')}>
      <div role="status">
        {written.length > 0 && (
          <p className={styles.note}>
            {flawed > 0
              ? t('imports.export.flawed', {
                  count: flawed,
                  total: written.length,
                })
              : t('imports.export.ready', { count: written.length })}
          </p>
        )}
        {undecided > 0 && (
          <p className={styles.note}>
            {t('imports.export.undecided', { count: undecided })}
          </p>
        )}
      </div>
      {written.length > 0 && (
        <>
          <div className={layout.row2}>
            <CopyButton text={file}>{t('imports.export.copy')}</CopyButton>
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiDownloadLine />}
              onPress={() =>
                downloadText({
                  name: FILE_NAME,
                  type: 'application/yaml',
                  text: file,
                })
              }
            >
              {t('imports.export.download')}
            </Button>
          </div>
          <PullRequest file={file} canOpen={flawed === 0} />
        </>
      )}
    </Section>
  );
}
