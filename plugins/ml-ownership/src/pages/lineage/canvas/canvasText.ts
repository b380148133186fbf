import {
  isolate,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../../translations';
import { CanvasNode } from './types';

/** Translations for the drawing of nodes, resolved once for all frames. */
export interface CanvasText {
  verdict: Record<Verdict, string>;
  /** Labels by level, 0 to 4. */
  level: readonly string[];
  tier: (tier: number) => string;
}

/** Resolves the translations in the language of the app. */
export function createCanvasText(t: TranslateFunction): CanvasText {
  const tiers = new Map<number, string>();
  return {
    verdict: {
      no: t('verdict.verdict.no'),
      unproven: t('verdict.verdict.unproven'),
      yes: t('verdict.verdict.yes'),
      'not-assessed': t('verdict.verdict.not-assessed'),
      'not-in-scope': t('verdict.verdict.not-in-scope'),
    },
    level: [0, 1, 2, 3, 4].map(level =>
      t('lineage.canvas.shortLevel', { level: String(level) }),
    ),
    tier: tier => {
      const label =
        tiers.get(tier) ?? t('lineage.tierOf', { tier: String(tier) });
      tiers.set(tier, label);
      return label;
    },
  };
}

/** A full description of a node, for screen readers. */
export function describeNode(t: TranslateFunction, node: CanvasNode): string {
  return [
    isolate(node.title),
    isolate(node.caption),
    node.owner && t('lineage.canvas.ownedBy', { owner: node.owner.label }),
    node.verdict &&
      t('lineage.canvas.verdictOf', {
        verdict: t(`verdict.verdict.${node.verdict}`),
      }),
    node.level !== undefined &&
      t('lineage.canvas.levelOf', { level: String(node.level) }),
    node.tier !== undefined &&
      t('lineage.canvas.tierOf', { tier: String(node.tier) }),
  ]
    .filter(Boolean)
    .join(', ');
}
