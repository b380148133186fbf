import { Button } from '@backstage/ui';
import { RiPrinterLine } from '@remixicon/react';
import { useState } from 'react';
import { useMlTranslation } from '../../translations';
import { printPage } from './printPage';

/** A button that prints the page with all of its rows. */
export function PrintButton() {
  const { t } = useMlTranslation();
  const [preparing, setPreparing] = useState(false);
  return (
    <Button
      size="small"
      variant="tertiary"
      iconStart={<RiPrinterLine />}
      loading={preparing}
      onPress={async () => {
        setPreparing(true);
        await printPage();
        setPreparing(false);
      }}
    >
      {t('print.print')}
    </Button>
  );
}
