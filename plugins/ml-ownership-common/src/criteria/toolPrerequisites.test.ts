import { SMELLS } from '../verdict';
import { getCriterion } from './criteria';
import { TOOL_PREREQUISITES, TOOLS } from './toolPrerequisites';

describe('TOOL_PREREQUISITES', () => {
  it.each(TOOLS)('names criteria and smells that exist, for %s', tool => {
    const { decisions, smell } = TOOL_PREREQUISITES[tool];
    for (const { criterion, kind } of decisions) {
      expect(getCriterion(criterion).kinds).toContain(kind);
    }
    const keys = decisions.map(({ criterion, kind }) => `${kind} ${criterion}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(SMELLS)).toEqual(
      expect.arrayContaining(smell ? [smell.id] : []),
    );
  });

  it('covers every sign that a tool came before its decisions', () => {
    // A loop of dependencies is about no tool.
    const { 'dependency-loop': _, ...smells } = SMELLS;
    expect(
      TOOLS.map(tool => TOOL_PREREQUISITES[tool].smell?.id)
        .filter(Boolean)
        .sort(),
    ).toEqual(Object.keys(smells).sort());
  });
});
