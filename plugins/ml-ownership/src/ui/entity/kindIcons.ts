import {
  RemixiconComponentType,
  RiBox3Line,
  RiBrainLine,
  RiBracesLine,
  RiDatabase2Line,
  RiFlowChart,
  RiGhostLine,
  RiQuestionLine,
  RiServerLine,
  RiStackLine,
  RiTeamLine,
  RiUserLine,
} from '@remixicon/react';

/** The icons of the three kinds, by lower-case kind. */
export const ML_KIND_ICONS = {
  model: RiBrainLine,
  dataset: RiDatabase2Line,
  pipeline: RiFlowChart,
} as const;

const OTHER_KIND_ICONS: Record<string, RemixiconComponentType> = {
  component: RiBox3Line,
  api: RiBracesLine,
  resource: RiServerLine,
  system: RiStackLine,
  group: RiTeamLine,
  team: RiTeamLine,
  user: RiUserLine,
  ghost: RiGhostLine,
};

/** Returns the icon of a kind; kinds without an icon get a question mark. */
export function kindIcon(kind: string): RemixiconComponentType {
  const lowerCaseKind = kind.toLocaleLowerCase('en-US');
  return (
    (ML_KIND_ICONS as Record<string, RemixiconComponentType>)[lowerCaseKind] ??
    OTHER_KIND_ICONS[lowerCaseKind] ??
    RiQuestionLine
  );
}

/** Returns whether a kind is a Model, Dataset or Pipeline, ignoring case. */
export function isMlKind(kind: string): boolean {
  return kind.toLocaleLowerCase('en-US') in ML_KIND_ICONS;
}
