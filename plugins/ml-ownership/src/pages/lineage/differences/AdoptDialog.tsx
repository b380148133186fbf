import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useMlTranslation } from '../../../translations';
import { CopyableYaml } from '../../../ui/yaml';
import { downloadText } from '../../../ui/csv';
import styles from './AdoptDialog.module.css';

/**
 * A dialog with the catalog file that registers a ghost dataset as a Dataset.
 *
 * @param title - of the dataset
 */
export function AdoptDialog(props: {
  title: string;
  yaml: string;
  onClose: () => void;
}) {
  const { title, yaml, onClose } = props;
  const { t } = useMlTranslation();
  return (
    <Dialog
      isOpen
      isDismissable
      width={640}
      onOpenChange={open => {
        if (!open) {
          onClose();
        }
      }}
    >
      <DialogHeader>{t('lineage.differences.adoptTitle')}</DialogHeader>
      <DialogBody>
        <p className={styles.lead}>
          {t('lineage.differences.adoptLead', {
            title: <strong>{title}</strong>,
          })}
        </p>
        <CopyableYaml
          yaml={yaml}
          label={t('lineage.differences.yamlOf', { title })}
        />
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          iconStart={<RiDownloadLine />}
          onPress={() =>
            downloadText({
              name: `${fileNameOf(title)}.yaml`,
              type: 'application/yaml',
              text: yaml,
            })
          }
        >
          {t('lineage.differences.download')}
        </Button>
        <Button variant="primary" onPress={onClose}>
          {t('lineage.differences.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function fileNameOf(title: string): string {
  return title.replace(/[^\w.-]+/g, '-').replace(/^[-.]+/, '') || 'dataset';
}
