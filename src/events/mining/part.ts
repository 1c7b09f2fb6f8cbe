/** Which journeys of a log are meant: all, or those assigned to one group. */

/** One group's journeys: `assignments` holds a group for each journey of the log. */
export interface Part {
  readonly assignments: Int16Array;
  readonly group: number;
}

/** Whether journey `j` belongs to the part; without a part every journey does. */
export function within(part: Part | undefined, j: number): boolean {
  return part === undefined || part.assignments[j] === part.group;
}
