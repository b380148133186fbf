import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Translate } from '../../words';
import { CanvasNode } from './types';

/** The words that the drawing of a node has besides its own, looked up once for all frames. */
export interface CanvasWords {
  verdict: Record<Verdict, string>;
  /** By level, 0 to 4. */
  level: readonly string[];
  tier: (tier: number) => string;
}

/** The words of a drawing in the language of the app. */
export function canvasWords(t: Translate): CanvasWords {
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
      const word =
        tiers.get(tier) ?? t('lineage.tierOf', { tier: String(tier) });
      tiers.set(tier, word);
      return word;
    },
  };
}

/** Everything about a node in words, for those who don't see it. */
export function describeNode(t: Translate, node: CanvasNode): string {
  return [
    node.title,
    node.caption,
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
