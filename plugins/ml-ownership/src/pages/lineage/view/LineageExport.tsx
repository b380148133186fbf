import { parseEntityRef } from '@backstage/catalog-model';
import {
  toCsvFile,
  Lineage,
  LineageEdge,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  LineageCanvasHandle,
  ImageExportError,
} from '@mlownership/lineage-canvas';
import { Alert, Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { RefObject, useState } from 'react';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { downloadBlob, downloadText } from '../../../ui/csv';
import { kindName } from '../kindName';
import { relationTitle } from '../relationTitle';
import { Legend } from './toLegend';
import { toPictureCaption } from './toPictureCaption';

/** Exports the lineage as an image or as data. */
export function LineageExport(props: {
  /** Undefined before the lineage is loaded; nothing can be exported then. */
  lineage: Lineage | undefined;
  /** The canvas; images are offered only if it is given. */
  canvas?: RefObject<LineageCanvasHandle>;
  /** What the graph shows and images explain. */
  legend: Legend | undefined;
  isFiltered: boolean;
  /** Title of a team, by entity ref. */
  titleOf: (entityRef: string) => string;
}) {
  const { lineage, canvas, legend, isFiltered, titleOf } = props;
  const { t, formats } = useMlTranslation();
  const [error, setError] = useState<string>();
  const name = lineage && `lineage-${parseEntityRef(lineage.root).name}`;

  const caption = () =>
    lineage && legend
      ? toPictureCaption(t, formats, {
          ...{ lineage, legend, isFiltered, titleOf },
          now: new Date(),
        })
      : undefined;
  const savePng = async () => {
    if (!canvas?.current) {
      setError(t('lineage.canvas.pictureProblem.not-ready'));
      return;
    }
    try {
      setError(undefined);
      downloadBlob(`${name}.png`, await canvas.current.toPng(caption()));
    } catch (reason) {
      const problem =
        reason instanceof ImageExportError ? reason.problem : 'impossible';
      setError(t(`lineage.canvas.pictureProblem.${problem}`));
    }
  };
  return (
    <>
      {error && <Alert status="danger" title={error} />}
      <MenuTrigger>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiDownloadLine />}
          isDisabled={!lineage}
        >
          {t('lineage.view.export')}
        </Button>
        <Menu>
          {canvas && (
            <MenuItem
              id="svg"
              onAction={() =>
                downloadText({
                  name: `${name}.svg`,
                  type: 'image/svg+xml',
                  text: canvas.current?.toSvg(caption()) ?? '',
                })
              }
            >
              {t('lineage.view.pictureSvg')}
            </MenuItem>
          )}
          {canvas && (
            <MenuItem id="png" onAction={savePng}>
              {t('lineage.view.picturePng')}
            </MenuItem>
          )}
          <MenuItem
            id="json"
            onAction={() =>
              downloadText({
                name: `${name}.json`,
                type: 'application/json',
                text: JSON.stringify(
                  { ...lineage, facets: undefined },
                  null,
                  2,
                ),
              })
            }
          >
            {t('lineage.view.dataJson')}
          </MenuItem>
          <MenuItem
            id="csv"
            onAction={() =>
              downloadText({
                name: `${name}.csv`,
                type: 'text/csv',
                text: lineage ? edgesCsv(t, lineage) : '',
              })
            }
          >
            {t('lineage.view.edgesCsv')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
    </>
  );
}

/** A CSV with one row per edge, including data about its ends. */
export function edgesCsv(t: TranslateFunction, lineage: Lineage): string {
  const nodes = new Map(lineage.nodes.map(node => [node.entityRef, node]));
  const endOf = (ref: string) => {
    const node = nodes.get(ref);
    return [
      ref,
      node?.title,
      node && kindName(t, node.kind),
      node?.owner,
      node?.tier,
      node?.verdict,
      node?.level,
      node?.systemVerdict,
    ];
  };
  const columnsOf = (end: 'from' | 'to') =>
    (
      [
        'ref',
        'title',
        'kind',
        'owner',
        'tier',
        'verdict',
        'level',
        'systemVerdict',
      ] as const
    ).map(column => t(`lineage.view.csv.${end}.${column}`));
  const row = (edge: LineageEdge) => [
    ...endOf(edge.from),
    relationTitle(t, edge.relation),
    ...endOf(edge.to),
    t(`lineage.origin.${edge.origin}`),
    t(edge.crossesTeams ? 'lineage.view.csv.yes' : 'lineage.view.csv.no'),
    edge.count ?? 1,
    edge.skippedNodes ?? 0,
  ];
  return toCsvFile([
    [
      ...columnsOf('from'),
      t('lineage.view.csv.relation'),
      ...columnsOf('to'),
      t('lineage.view.csv.knownFrom'),
      t('lineage.view.csv.crossesTeams'),
      t('lineage.view.csv.edges'),
      t('lineage.view.csv.passes'),
    ],
    ...lineage.edges.map(row),
  ]);
}
