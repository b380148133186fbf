import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
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
      <DialogHeader>Adopt a dataset</DialogHeader>
      <DialogBody>
        <p className={styles.lead}>
          <strong>{title}</strong> was seen at run time. Put this into a
          repository that the catalog reads, and say who owns it. From then on
          it is a Dataset like any other.
        </p>
        <CopyableYaml yaml={yaml} label={`YAML of ${title}`} />
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
          Download
        </Button>
        <Button variant="primary" onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function fileNameOf(title: string): string {
  return title.replace(/[^\w.-]+/g, '-').replace(/^[-.]+/, '') || 'dataset';
}
