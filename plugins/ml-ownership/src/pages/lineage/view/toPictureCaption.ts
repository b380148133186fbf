import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import { PictureCaption } from '@mlownership/lineage-canvas';
import { LocaleFormatters, TranslateFunction } from '../../../translations';
import { countDrawn, countWithin } from './countEntities';
import { Legend } from './toLegend';
import { STATUSES } from './toCanvasGraph';

/**
 * What an image of the lineage says about itself: title, date, what it leaves out, and the legend.
 *
 * @param now - the date of the image
 * @param titleOf - title of a team, by entity ref
 */
export function toPictureCaption(
  t: TranslateFunction,
  formats: LocaleFormatters,
  options: {
    lineage: Lineage;
    legend: Legend;
    isFiltered: boolean;
    now: Date;
    titleOf: (entityRef: string) => string;
  },
): PictureCaption {
  const { lineage, legend, isFiltered, now, titleOf } = options;
  const { depths, nodes, root, totals } = lineage;
  const shown = totals.shown + 1;
  const further = countDrawn(lineage) - shown;
  const notes = [
    t('lineage.view.caption.made', { day: formats.day(now) }),
    t('lineage.view.caption.shown', {
      shown: formats.number(shown),
      entities: t('lineage.entities', { count: countWithin(lineage) }),
      upstream: t('lineage.steps.upstream', {
        count: depths.upstream.farthest,
      }),
      downstream: t('lineage.steps.downstream', {
        count: depths.downstream.farthest,
      }),
    }),
    further > 0 && t('lineage.view.summary.further', { count: further }),
    (depths.upstream.continues || depths.downstream.continues) &&
      t('lineage.view.caption.continues'),
    isFiltered && t('lineage.view.caption.filtered'),
  ];
  return {
    title: t('lineage.lineageOf', {
      title: nodes.find(node => node.entityRef === root)?.title ?? root,
    }),
    notes: notes.flatMap(note => note || []),
    legend: toEntries(t, legend, titleOf),
  };
}

function toEntries(
  t: TranslateFunction,
  legend: Legend,
  titleOf: (entityRef: string) => string,
): PictureCaption['legend'] {
  return [
    ...legend.origins.map(origin => ({
      label: t(`lineage.origin.${origin}`),
      sample: { type: 'edge' as const, origin, crossesTeams: false },
    })),
    ...when(legend.crossesTeams, {
      label: t('lineage.view.legend.crosses'),
      sample: {
        type: 'edge' as const,
        origin: 'declared' as const,
        crossesTeams: true,
      },
    }),
    ...when(legend.passes, { label: t('lineage.view.legend.passes') }),
    ...when(legend.outside, {
      label: t('lineage.view.legend.outside'),
      sample: { type: 'unknown' as const },
    }),
    ...when(legend.verdicts.length > 0, {
      label: t('lineage.view.legend.verdicts'),
    }),
    ...legend.verdicts.map(verdict => ({
      label: t(`verdict.verdict.${verdict}`),
      sample: { type: 'status' as const, status: STATUSES[verdict] },
    })),
    ...legend.teams.map(([team, style]) => ({
      label: titleOf(team),
      sample: { type: 'team' as const, team: style },
    })),
    ...when(legend.moreTeams > 0, {
      label: t('lineage.view.legend.moreTeams', { count: legend.moreTeams }),
    }),
  ];
}

function when<T>(condition: boolean, value: T): T[] {
  return condition ? [value] : [];
}
