/** Returns the element id of a criterion on the page. */
export function criterionAnchor(criterionId: string): string {
  return `criterion-${criterionId}`;
}
