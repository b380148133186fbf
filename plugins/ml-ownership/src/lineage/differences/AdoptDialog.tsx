import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useWords } from '../../words';
import { CopyableYaml } from '../../yaml';
import { downloadText } from '../../csv';
import styles from './AdoptDialog.module.css';

/**
 * The catalog file that makes a Dataset of one that was only seen at run time.
 *
 * @param title - of the dataset
 */
export function AdoptDialog(props: {
  title: string;
  yaml: string;
  onClose: () => void;
}) {
  const { title, yaml, onClose } = props;
  const { t } = useWords();
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
