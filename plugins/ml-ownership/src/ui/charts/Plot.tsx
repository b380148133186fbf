import { Button, Skeleton } from '@backstage/ui';
import { ReactNode, Suspense, useId, useRef, useState } from 'react';
import { useIdle, useNearViewport } from '../page';
import { useHoldPrint } from '../print';
import { useMlTranslation } from '../../translations';
import { Legend, LegendItem } from './Legend';
import { PlotBoundary } from './PlotBoundary';
import { PlotTable, PlotTableData } from './PlotTable';
import styles from './Plot.module.css';
import { useRovingTabIndex } from './useRovingTabIndex';

/**
 * The common frame of all plots: a summary sentence, a legend, the drawing with a fixed height, and the table with the
 * data.
 *
 * The drawing is loaded when it comes near the viewport, or when the browser is idle, so that it is available for
 * printing; until then a placeholder reserves its space.
 *
 * @param label - what the plot shows, as in "Verdicts over time"
 * @param sentence - the summary of the data
 * @param height - of the drawing, in pixels
 * @param notes - explain single positions of the drawing
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
  const { t } = useMlTranslation();
  const [asTable, setAsTable] = useState(false);
  const captionId = useId();
  const area = useRef<HTMLDivElement>(null);
  const near = useNearViewport(area);
  const idle = useIdle();
  const draws = near || idle;
  useHoldPrint(!draws);
  useRovingTabIndex(area);
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
        {!asTable && draws && (
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
            <div className={styles.drawing}>
              <Suspense fallback={<Drawing height={height} />}>
                {children}
              </Suspense>
            </div>
          </PlotBoundary>
        )}
      </div>
      {notes}
    </figure>
  );
}

/** A placeholder for a drawing that is loading. */
function Drawing(props: { height: number }) {
  const { height } = props;
  useHoldPrint(true);
  return <Skeleton height={height} width="100%" />;
}
