/** The id of a criterion's element on the page. */
export function criterionAnchor(criterionId: string): string {
  return `criterion-${criterionId}`;
}
