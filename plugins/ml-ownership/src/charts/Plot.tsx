import { Button, Skeleton } from '@backstage/ui';
import { ReactNode, Suspense, useId, useRef, useState } from 'react';
import { useNearViewport } from '../page';
import { useWords } from '../words';
import { Legend, LegendItem } from './Legend';
import { PlotBoundary } from './PlotBoundary';
import { PlotTable, PlotTableData } from './PlotTable';
import styles from './Plot.module.css';
import { useOneTabStop } from './useOneTabStop';

/**
 * What all plots have in common: a sentence that says what there is to see, a legend, the drawing in a place of its own
 * height, and the table behind it.
 *
 * The drawing is fetched when it comes near to what the window shows; until then its place is held.
 *
 * @param label - what is drawn, as in "Verdicts over time"
 * @param sentence - what there is to see
 * @param height - of the drawing, in pixels
 * @param notes - what explains single places of the drawing
 * @param children - the drawing, which may load lazily
 */
export function Plot(props: {
  label: string;
  sentence: ReactNode;
  height: number;
  legend: LegendItem[];
  notes?: ReactNode;
  table: PlotTableData;
  children: ReactNode;
}) {
  const { label, sentence, height, legend, notes, table, children } = props;
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  const captionId = useId();
  const area = useRef<HTMLDivElement>(null);
  const near = useNearViewport(area);
  useOneTabStop(area);
  const rows = <PlotTable label={label} table={table} />;

  return (
    <figure className={styles.root} aria-labelledby={captionId}>
      <figcaption className={styles.sentence} id={captionId}>
        {sentence}
      </figcaption>
      <div className={styles.bar}>
        {asTable || legend.length === 0 ? <span /> : <Legend items={legend} />}
        <Button
          size="small"
          variant="tertiary"
          onPress={() => setAsTable(!asTable)}
        >
          {asTable ? t('charts.showPlot') : t('charts.showTable')}
        </Button>
      </div>
      <div ref={area} className={styles.area} style={{ minHeight: height }}>
        {asTable && rows}
        {!asTable && near && (
          <PlotBoundary
            fallback={
              <>
                <p className={styles.note} role="note">
                  {t('charts.failed')}
                </p>
                {rows}
              </>
            }
          >
            <Suspense fallback={<Skeleton height={height} width="100%" />}>
              {children}
            </Suspense>
          </PlotBoundary>
        )}
      </div>
      {notes}
    </figure>
  );
}
